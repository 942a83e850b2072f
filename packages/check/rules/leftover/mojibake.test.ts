import { testRule } from '../../engine/rule-test.ts'
import rule from './mojibake.ts'

testRule(rule, import.meta.url)
