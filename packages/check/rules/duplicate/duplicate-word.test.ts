import { testRule } from '../../engine/rule-test.ts'
import rule from './duplicate-word.ts'

testRule(rule, import.meta.url)
