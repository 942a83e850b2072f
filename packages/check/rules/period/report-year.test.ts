import { testRule } from '../../engine/rule-test.ts'
import rule from './report-year.ts'

testRule(rule, import.meta.url)
