import { testRule } from '../../engine/rule-test.ts'
import rule from './inexact-remainder.ts'

testRule(rule, import.meta.url)
