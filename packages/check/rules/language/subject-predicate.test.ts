import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf, testRule } from '../../engine/rule-test.ts'
import { mismatches, notAdjectives } from './subject-predicate.data.ts'
import rule from './subject-predicate.ts'

testRule(rule, import.meta.url)

const pairs = mismatches.flatMap(({ subjects, predicates }) =>
  subjects.flatMap((subject) => predicates.map((predicate) => ({ subject, predicate }))),
)

test(`each of ${pairs.length} pairs is found at the end of a clause, and silent under a verb of its own`, () => {
  assert.ok(pairs.length > 200)
  for (const { subject, predicate } of pairs) {
    assert.equal(findingsOf(rule, `全县${subject}${predicate}。`).length, 1, subject + predicate)
    assert.deepEqual(findingsOf(rule, `改善全县${subject}${predicate}。`), [], subject + predicate)
    assert.deepEqual(findingsOf(rule, `全县${subject}${predicate}的村组。`), [], subject + predicate)
  }
})

test('a noun is no adjective', () => {
  for (const noun of notAdjectives) {
    assert.equal(findingsOf(rule, `用地制约较为${noun}，`).length, 1, noun)
    assert.deepEqual(findingsOf(rule, `用地较为突出的${noun}，`), [], noun)
  }
})
