import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testRule } from '../../engine/rule-test.ts'
import rule from './set-phrase.ts'

testRule(rule, import.meta.url)

test('half a million characters of good text are silent and take well under a second', () => {
  const text = '今年以来，全县上下坚持稳中求进，推进各项工作落地见效。'.repeat(20_000)
  const check = (part: string) => [...rule.check({ reading: { text: part } as never, relations: [], hits: [] })]
  check(text.slice(0, 1000))
  const started = performance.now()
  assert.deepEqual(check(text), [])
  assert.ok(performance.now() - started < 500)
})
