import { testRule } from '../../engine/rule-test.ts'
import rule from './inconsistent-term.ts'

testRule(rule, import.meta.url)
