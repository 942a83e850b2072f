import { testRule } from '../../engine/rule-test.ts'
import rule from './unfinished-clause.ts'

testRule(rule, import.meta.url)
