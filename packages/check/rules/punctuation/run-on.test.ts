import { testRule } from '../../engine/rule-test.ts'
import rule from './run-on.ts'

testRule(rule, import.meta.url)
