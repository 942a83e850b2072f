import { testRule } from '../../engine/rule-test.ts'
import rule from './problem-without-measure.ts'

testRule(rule, import.meta.url)
