import { testRule } from '../../engine/rule-test.ts'
import rule from './duplicate-clause.ts'

testRule(rule, import.meta.url)
