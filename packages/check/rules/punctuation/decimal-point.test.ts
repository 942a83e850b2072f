import { testRule } from '../../engine/rule-test.ts'
import rule from './decimal-point.ts'

testRule(rule, import.meta.url)
