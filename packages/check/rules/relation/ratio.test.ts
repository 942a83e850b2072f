import { testRule } from '../../engine/rule-test.ts'
import rule from './ratio.ts'

testRule(rule, import.meta.url)
