import { testRule } from '../../engine/rule-test.ts'
import rule from './measure-word.ts'

testRule(rule, import.meta.url)
