import { testRule } from '../../engine/rule-test.ts'
import rule from './sum.ts'

testRule(rule, import.meta.url)
