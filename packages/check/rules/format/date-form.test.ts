import { testRule } from '../../engine/rule-test.ts'
import rule from './date-form.ts'

testRule(rule, import.meta.url)
