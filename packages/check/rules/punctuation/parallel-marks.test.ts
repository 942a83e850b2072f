import { testRule } from '../../engine/rule-test.ts'
import rule from './parallel-marks.ts'

testRule(rule, import.meta.url)
