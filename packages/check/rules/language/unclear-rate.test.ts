import { testRule } from '../../engine/rule-test.ts'
import rule from './unclear-rate.ts'

testRule(rule, import.meta.url)
