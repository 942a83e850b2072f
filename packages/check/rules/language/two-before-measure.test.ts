import { testRule } from '../../engine/rule-test.ts'
import rule from './two-before-measure.ts'

testRule(rule, import.meta.url)
