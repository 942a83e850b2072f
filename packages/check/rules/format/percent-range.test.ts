import { testRule } from '../../engine/rule-test.ts'
import rule from './percent-range.ts'

testRule(rule, import.meta.url)
