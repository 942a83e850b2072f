import { testRule } from '../../engine/rule-test.ts'
import rule from './last-year-commitment-missing.ts'

testRule(rule, import.meta.url)
