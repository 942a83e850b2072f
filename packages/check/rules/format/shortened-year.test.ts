import { testRule } from '../../engine/rule-test.ts'
import rule from './shortened-year.ts'

testRule(rule, import.meta.url)
