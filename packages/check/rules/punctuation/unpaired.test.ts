import { testRule } from '../../engine/rule-test.ts'
import rule from './unpaired.ts'

testRule(rule, import.meta.url)
