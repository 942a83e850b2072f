import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf, testRule } from '../../engine/rule-test.ts'
import rule from './standard-term.ts'
import { standardNames } from './standard-terms.data.ts'

testRule(rule, import.meta.url)

test(`each of ${standardNames.length} names is found, and its standard form is silent`, () => {
  assert.ok(standardNames.length > 80)
  for (const { wrong, right } of standardNames) {
    const text = `我县${wrong}的有关工作。`
    const found = findingsOf(rule, text).map((finding) => text.slice(finding.start, finding.end))
    assert.deepEqual(found, [wrong], text)
    assert.deepEqual(findingsOf(rule, `我县${right}的有关工作。`), [], right)
  }
})
