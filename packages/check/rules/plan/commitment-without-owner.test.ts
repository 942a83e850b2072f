import { testRule } from '../../engine/rule-test.ts'
import rule from './commitment-without-owner.ts'

testRule(rule, import.meta.url)
