import { testRule } from '../../engine/rule-test.ts'
import rule from './doubled.ts'

testRule(rule, import.meta.url)
