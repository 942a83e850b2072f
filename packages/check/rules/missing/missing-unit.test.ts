import { testRule } from '../../engine/rule-test.ts'
import rule from './missing-unit.ts'

testRule(rule, import.meta.url)
