import { testRule } from '../../engine/rule-test.ts'
import rule from './plan-in-perfect.ts'

testRule(rule, import.meta.url)
