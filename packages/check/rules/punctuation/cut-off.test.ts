import { testRule } from '../../engine/rule-test.ts'
import rule from './cut-off.ts'

testRule(rule, import.meta.url)
