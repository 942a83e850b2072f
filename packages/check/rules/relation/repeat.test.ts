import { testRule } from '../../engine/rule-test.ts'
import rule from './repeat.ts'

testRule(rule, import.meta.url)
