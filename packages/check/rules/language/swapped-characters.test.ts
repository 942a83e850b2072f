import { testRule } from '../../engine/rule-test.ts'
import rule from './swapped-characters.ts'

testRule(rule, import.meta.url)
