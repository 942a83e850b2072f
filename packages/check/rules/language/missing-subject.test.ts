import { testRule } from '../../engine/rule-test.ts'
import rule from './missing-subject.ts'

testRule(rule, import.meta.url)
