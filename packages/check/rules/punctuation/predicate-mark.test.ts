import { testRule } from '../../engine/rule-test.ts'
import rule from './predicate-mark.ts'

testRule(rule, import.meta.url)
