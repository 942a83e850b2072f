import { testRule } from '../../engine/rule-test.ts'
import rule from './missing-end.ts'

testRule(rule, import.meta.url)
