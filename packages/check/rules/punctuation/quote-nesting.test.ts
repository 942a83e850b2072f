import { testRule } from '../../engine/rule-test.ts'
import rule from './quote-nesting.ts'

testRule(rule, import.meta.url)
