import { testRule } from '../../engine/rule-test.ts'
import rule from './commitment-without-deadline.ts'

testRule(rule, import.meta.url)
