import { testRule } from '../../engine/rule-test.ts'
import rule from './until-word.ts'

testRule(rule, import.meta.url)
