import { testRule } from '../../engine/rule-test.ts'
import rule from './dropped-character.ts'

testRule(rule, import.meta.url)
