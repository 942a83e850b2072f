import { testRule } from '../../engine/rule-test.ts'
import rule from './blank.ts'

testRule(rule, import.meta.url)
