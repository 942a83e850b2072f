import { testRule } from '../../engine/rule-test.ts'
import rule from './product.ts'

testRule(rule, import.meta.url)
