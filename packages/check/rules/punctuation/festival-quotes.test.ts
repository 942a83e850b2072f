import { testRule } from '../../engine/rule-test.ts'
import rule from './festival-quotes.ts'

testRule(rule, import.meta.url)
