import { testRule } from '../../engine/rule-test.ts'
import rule from './document-number.ts'

testRule(rule, import.meta.url)
