import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf, testRule } from '../../engine/rule-test.ts'
import { collocations } from './verb-object.data.ts'
import rule from './verb-object.ts'

testRule(rule, import.meta.url)

test(`each of ${collocations.length} pairs is found in its example, and its right verb is silent`, () => {
  assert.ok(collocations.length > 30)
  for (const { object, right, wrong, example } of collocations) {
    const findings = findingsOf(rule, `${example}。`)
    assert.equal(findings.length, 1, example)
    assert.ok(findings[0]?.message.includes(object), example)
    const verb = wrong.find((each) => example.startsWith(each)) ?? ''
    assert.notEqual(verb, '', example)
    assert.deepEqual(findingsOf(rule, `${example.replace(verb, right[0] ?? '')}。`), [], example)
  }
})

test('a clause without end is not judged, and does not slow the check', () => {
  assert.deepEqual(findingsOf(rule, `加强${'治'.repeat(200)}力度`), [])
  const started = performance.now()
  findingsOf(rule, '加强力度'.repeat(50_000))
  assert.ok(performance.now() - started < 2000)
})
