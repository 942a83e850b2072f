import { testRule } from '../../engine/rule-test.ts'
import rule from './mark-form.ts'

testRule(rule, import.meta.url)
