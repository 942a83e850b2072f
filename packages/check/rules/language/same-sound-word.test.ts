import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf, testRule } from '../../engine/rule-test.ts'
import rule from './same-sound-word.ts'

testRule(rule, import.meta.url)

/** Slips of the keyboard, each in a sentence of its own. */
const slips = [
  ['组织干部职工参加培驯。', '培驯'],
  ['及时公步结果。', '公步'],
  ['挨家宣船。', '宣船'],
  ['落实防凡。', '防凡'],
  ['入户调言。', '调言'],
  ['用好惠民证策。', '证策'],
  ['逐户排茶。', '排茶'],
] as const

test(`finds ${slips.length} slips of the keyboard`, () => {
  for (const [text, wrong] of slips) {
    const words = findingsOf(rule, text).map((finding) => text.slice(finding.start, finding.end))
    assert.deepEqual(words, [wrong], text)
  }
})

test('half a million characters of good text are silent and take well under a second', () => {
  const text = '今年以来，全县上下坚持稳中求进，推进各项工作落地见效。'.repeat(20_000)
  const check = (part: string) => [...rule.check({ reading: { text: part } as never, relations: [], hits: [] })]
  check(text.slice(0, 1000))
  const started = performance.now()
  assert.deepEqual(check(text), [])
  assert.ok(performance.now() - started < 500)
})
