import { testRule } from '../../engine/rule-test.ts'
import rule from './unfilled-place.ts'

testRule(rule, import.meta.url)
