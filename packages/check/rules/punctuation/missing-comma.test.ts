import { testRule } from '../../engine/rule-test.ts'
import rule from './missing-comma.ts'

testRule(rule, import.meta.url)
