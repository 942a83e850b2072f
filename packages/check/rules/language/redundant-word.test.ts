import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf, testRule } from '../../engine/rule-test.ts'
import { redundantWords } from './redundant-word.data.ts'
import rule from './redundant-word.ts'

testRule(rule, import.meta.url)

test(`each of ${redundantWords.length} words is found in its example`, () => {
  assert.ok(redundantWords.length > 35)
  for (const { wrong, example } of redundantWords) {
    const found = findingsOf(rule, `${example}。`).map((finding) => example.slice(finding.start, finding.end))
    assert.deepEqual(found, [wrong], example)
  }
})
