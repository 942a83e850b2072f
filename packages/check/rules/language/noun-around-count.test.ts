import { testRule } from '../../engine/rule-test.ts'
import rule from './noun-around-count.ts'

testRule(rule, import.meta.url)
