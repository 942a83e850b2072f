import { testRule } from '../../engine/rule-test.ts'
import rule from './missing-number.ts'

testRule(rule, import.meta.url)
