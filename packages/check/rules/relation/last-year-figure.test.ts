import { testRule } from '../../engine/rule-test.ts'
import rule from './last-year-figure.ts'

testRule(rule, import.meta.url)
