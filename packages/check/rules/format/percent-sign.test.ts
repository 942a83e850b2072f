import { testRule } from '../../engine/rule-test.ts'
import rule from './percent-sign.ts'

testRule(rule, import.meta.url)
