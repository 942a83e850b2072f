import { testRule } from '../../engine/rule-test.ts'
import rule from './compare.ts'

testRule(rule, import.meta.url)
