import { testRule } from '../../engine/rule-test.ts'
import rule from './percentage-point.ts'

testRule(rule, import.meta.url)
