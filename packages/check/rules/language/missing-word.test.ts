import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf, testRule } from '../../engine/rule-test.ts'
import { brokenPhrases, gaps, unfinishedGroups } from './missing-word.data.ts'
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

test(`each of ${gaps.length} gaps is found in its examples, and its right forms are silent`, () => {
  const found = (text: string) => findingsOf(rule, `${text}。`).map(({ message }) => message)
  assert.ok(gaps.length > 15)
  for (const { examples, ok, why } of gaps) {
    for (const example of examples) {
      const messages = found(example)
      assert.equal(messages.length, 1, example)
      assert.ok(messages[0]?.includes(why), `${example}: ${messages[0]}`)
    }
    for (const right of ok ?? []) assert.deepEqual(found(right), [], right)
  }
})
