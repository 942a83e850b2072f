import { testRule } from '../../engine/rule-test.ts'
import rule from './subset.ts'

testRule(rule, import.meta.url)
