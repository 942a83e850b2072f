import { testRule } from '../../engine/rule-test.ts'
import rule from './approximate-doubled.ts'

testRule(rule, import.meta.url)
