import { testRule } from '../../engine/rule-test.ts'
import rule from './enumeration-comma.ts'

testRule(rule, import.meta.url)
