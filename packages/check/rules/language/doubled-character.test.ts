import { testRule } from '../../engine/rule-test.ts'
import rule from './doubled-character.ts'

testRule(rule, import.meta.url)
