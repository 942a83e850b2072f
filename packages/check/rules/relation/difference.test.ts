import { testRule } from '../../engine/rule-test.ts'
import rule from './difference.ts'

testRule(rule, import.meta.url)
