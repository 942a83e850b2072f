import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyEdits, certainEdits } from '../../engine/fix.ts'
import { findingsOf, testRule } from '../../engine/rule-test.ts'
import rule from './confusable-word.ts'
import { confusableGroups } from './confusable-words.data.ts'

testRule(rule, import.meta.url)

const words = confusableGroups.flatMap((group) => group.words)

test(`each of ${words.length} words is found in its example, and its correction is silent`, () => {
  assert.ok(words.length > 400)
  for (const { wrong, right, example } of words) {
    const findings = findingsOf(rule, example)
    assert.deepEqual(
      findings.map((finding) => example.slice(finding.start, finding.end)),
      [wrong],
      example,
    )
    const fixed = applyEdits(example, certainEdits(findings))
    assert.equal(fixed, example.replace(wrong, right))
    assert.deepEqual(findingsOf(rule, fixed), [], fixed)
  }
})

const guarded = words.filter((word) => word.ok !== undefined)

test(`the same characters of ${guarded.length} words are right in other company`, () => {
  assert.ok(guarded.length > 20)
  for (const { wrong, ok } of guarded) {
    assert.ok(ok?.includes(wrong), `${wrong} is not in ${ok}`)
    assert.deepEqual(findingsOf(rule, ok ?? ''), [], ok)
  }
})

test('no word stands twice in the list', () => {
  assert.equal(new Set(words.map((word) => word.wrong)).size, words.length)
})
