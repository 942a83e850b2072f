import { testRule } from '../../engine/rule-test.ts'
import rule from './semicolon.ts'

testRule(rule, import.meta.url)
