import { testRule } from '../../engine/rule-test.ts'
import rule from './unlike-units.ts'

testRule(rule, import.meta.url)
