import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf, testRule } from '../../engine/rule-test.ts'
import { collocations } from './verb-object.data.ts'
import rule from './verb-object.ts'

testRule(rule, import.meta.url)

const pairs = collocations.flatMap(({ object, right, wrong }) => wrong.map((verb) => ({ object, right, verb })))

test(`each of ${pairs.length} pairs is found, and the right verb is silent`, () => {
  assert.ok(pairs.length > 1000)
  for (const { object, right, verb } of pairs) {
    const clause = `${verb}各村这方面的${object}。`
    const [finding] = findingsOf(rule, clause)
    assert.ok(finding?.message.includes(object), clause)
    const good = `${right[0]}各村这方面的${object}。`
    assert.deepEqual(findingsOf(rule, good), [], good)
  }
})

test('a clause without end is not judged, and does not slow the check', () => {
  assert.deepEqual(findingsOf(rule, `加强${'治'.repeat(200)}力度`), [])
  const started = performance.now()
  findingsOf(rule, '加强力度'.repeat(50_000))
  assert.ok(performance.now() - started < 2000)
})
