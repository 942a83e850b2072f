import { testRule } from '../../engine/rule-test.ts'
import rule from './de-particle.ts'

testRule(rule, import.meta.url)
