import { testRule } from '../../engine/rule-test.ts'
import rule from './beyond-report.ts'

testRule(rule, import.meta.url)
