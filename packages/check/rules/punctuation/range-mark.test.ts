import { testRule } from '../../engine/rule-test.ts'
import rule from './range-mark.ts'

testRule(rule, import.meta.url)
