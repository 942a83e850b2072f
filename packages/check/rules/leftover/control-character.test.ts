import { testRule } from '../../engine/rule-test.ts'
import rule from './control-character.ts'

testRule(rule, import.meta.url)
