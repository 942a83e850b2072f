import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentFromText, readText } from '@taizhang/text'
import { applyEdits, certainEdits } from '../../engine/fix.ts'
import { testRule } from '../../engine/rule-test.ts'
import { runRules } from '../../engine/run.ts'
import rule from './confusable-word.ts'
import { confusableGroups } from './confusable-words.data.ts'

testRule(rule, import.meta.url)

const words = confusableGroups.flatMap((group) => group.words)
// One list, so that the words are compiled once for all sentences.
const rules = [{ name: 'language/confusable-word', group: 'language', rule }]
const findingsIn = (text: string) => runRules(rules, readText(documentFromText(text)), [])

test(`each of ${words.length} words is found in its example, and its correction is silent`, () => {
  assert.ok(words.length > 400)
  for (const { wrong, right, example } of words) {
    const findings = findingsIn(example)
    assert.deepEqual(
      findings.map((finding) => example.slice(finding.start, finding.end)),
      [wrong],
      example,
    )
    const fixed = applyEdits(example, certainEdits(findings))
    assert.equal(fixed, example.replace(wrong, right))
    assert.deepEqual(findingsIn(fixed), [], fixed)
  }
})

const guarded = words.filter((word) => word.ok !== undefined)

test(`the same characters of ${guarded.length} words are right in other company`, () => {
  assert.ok(guarded.length > 20)
  for (const { wrong, ok } of guarded) {
    assert.ok(ok?.includes(wrong), `${wrong} is not in ${ok}`)
    assert.deepEqual(findingsIn(ok ?? ''), [], ok)
  }
})

test('no word stands twice in the list', () => {
  assert.equal(new Set(words.map((word) => word.wrong)).size, words.length)
})
