import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf, testRule } from '../../engine/rule-test.ts'
import rule from './outdated-term.ts'
import { outdatedWords, renamedOffices } from './standard-terms.data.ts'

testRule(rule, import.meta.url)

const all = [...renamedOffices, ...outdatedWords]

test(`each of ${all.length} terms is found, and its new name is silent`, () => {
  assert.ok(all.length > 60)
  for (const { wrong, right } of all) {
    const text = `我县${wrong}的有关工作。`
    const found = findingsOf(rule, text).map((finding) => text.slice(finding.start, finding.end))
    assert.deepEqual(found, [wrong], text)
    assert.deepEqual(findingsOf(rule, `我县${right}的有关工作。`), [], right)
  }
})
