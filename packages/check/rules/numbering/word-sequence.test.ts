import { testRule } from '../../engine/rule-test.ts'
import rule from './word-sequence.ts'

testRule(rule, import.meta.url)
