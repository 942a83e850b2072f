import { testRule } from '../../engine/rule-test.ts'
import rule from './editor-note.ts'

testRule(rule, import.meta.url)
