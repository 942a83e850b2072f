import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { dueLight } from './due-light.ts'

describe('the light of a deadline', () => {
  const lights: readonly (readonly [dueOn: string, color: string, word: string])[] = [
    ['2024-02-28', 'red', '逾期2天'],
    ['2024-03-01', 'yellow', '今天到期'],
    ['2024-03-04', 'yellow', '还剩3天'],
    ['2024-03-05', 'green', '还剩4天'],
  ]
  for (const [dueOn, color, word] of lights)
    test(`due on ${dueOn} it is ${color} on 2024-03-01`, () =>
      assert.deepEqual(dueLight(dueOn, '2024-03-01'), { color, word }))

  test('without a deadline there is none', () => assert.equal(dueLight(null, '2024-03-01'), null))
})
