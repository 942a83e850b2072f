import { testRule } from '../../engine/rule-test.ts'
import rule from './sequence.ts'

testRule(rule, import.meta.url)
