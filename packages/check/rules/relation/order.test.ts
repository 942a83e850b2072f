import { testRule } from '../../engine/rule-test.ts'
import rule from './order.ts'

testRule(rule, import.meta.url)
