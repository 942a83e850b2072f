import { testRule } from '../../engine/rule-test.ts'
import rule from './zero-digit.ts'

testRule(rule, import.meta.url)
