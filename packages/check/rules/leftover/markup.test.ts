import { testRule } from '../../engine/rule-test.ts'
import rule from './markup.ts'

testRule(rule, import.meta.url)
