import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf, testRule } from '../../engine/rule-test.ts'
import { brokenPhrases, unfinishedGroups } from './missing-word.data.ts'
import rule from './missing-word.ts'

testRule(rule, import.meta.url)

const all = [...brokenPhrases, ...unfinishedGroups]

test(`each of ${all.length} broken phrases is found, and the whole phrase is silent`, () => {
  assert.ok(all.length > 30)
  for (const { part, whole, example } of all) {
    const found = findingsOf(rule, `${example}。`).map((finding) => example.slice(finding.start, finding.end))
    assert.deepEqual(found, [part], example)
    assert.deepEqual(findingsOf(rule, `${example.replace(part, whole)}。`), [], example)
  }
})
