import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf, testRule } from '../../engine/rule-test.ts'
import { doubledAdverbs, mixedConstructions } from './mixed-construction.data.ts'
import rule from './mixed-construction.ts'

testRule(rule, import.meta.url)

const found = (text: string) => findingsOf(rule, `${text}。`).map(({ message }) => message)

test(`each of ${mixedConstructions.length} constructions is found in its examples, and its right forms are silent`, () => {
  for (const { examples, ok, why } of mixedConstructions) {
    for (const example of examples) {
      const messages = found(example)
      assert.equal(messages.length, 1, example)
      assert.ok(messages[0]?.includes(why), `${example}: ${messages[0]}`)
    }
    for (const right of ok ?? []) assert.deepEqual(found(right), [], right)
  }
})

test('what stands twice side by side is found wherever it stands', () => {
  assert.ok(doubledAdverbs.size > 50)
  for (const [wrong, right] of doubledAdverbs) {
    assert.equal(found(`年内${wrong}完成`).length, 1, wrong)
    assert.deepEqual(found(`年内${right}完成`), [], right)
  }
})
