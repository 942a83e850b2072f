import { testRule } from '../../engine/rule-test.ts'
import rule from './heading-end.ts'

testRule(rule, import.meta.url)
