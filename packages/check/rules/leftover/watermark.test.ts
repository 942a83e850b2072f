import { testRule } from '../../engine/rule-test.ts'
import rule from './watermark.ts'

testRule(rule, import.meta.url)
