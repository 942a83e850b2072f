import { testRule } from '../../engine/rule-test.ts'
import rule from './list-marks.ts'

testRule(rule, import.meta.url)
