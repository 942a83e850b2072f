import { testRule } from '../../engine/rule-test.ts'
import rule from './length.ts'

testRule(rule, import.meta.url)
