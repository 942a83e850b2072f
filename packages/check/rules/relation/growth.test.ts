import { testRule } from '../../engine/rule-test.ts'
import rule from './growth.ts'

testRule(rule, import.meta.url)
