import { testRule } from '../../engine/rule-test.ts'
import rule from './impossible-date.ts'

testRule(rule, import.meta.url)
