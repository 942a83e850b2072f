import { testRule } from '../../engine/rule-test.ts'
import rule from './count.ts'

testRule(rule, import.meta.url)
