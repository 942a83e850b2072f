import { testRule } from '../../engine/rule-test.ts'
import rule from './duplicate-item.ts'

testRule(rule, import.meta.url)
