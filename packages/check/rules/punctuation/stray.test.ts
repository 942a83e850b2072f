import { testRule } from '../../engine/rule-test.ts'
import rule from './stray.ts'

testRule(rule, import.meta.url)
