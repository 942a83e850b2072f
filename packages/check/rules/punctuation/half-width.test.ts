import { testRule } from '../../engine/rule-test.ts'
import rule from './half-width.ts'

testRule(rule, import.meta.url)
