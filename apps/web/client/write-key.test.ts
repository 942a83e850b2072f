import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newWriteKey, WriteKeys } from './write-key.ts'

describe('the key of a write', () => {
  const keys = () => {
    let made = 0
    return new WriteKeys(() => `k-${++made}`)
  }

  test('stays while nobody knows whether the write was done', () => {
    for (const undecided of ['no-connection', 'broken-answer', 'unavailable', 'internal', 'too-many-requests']) {
      const one = keys()
      const first = one.keyFor('a')
      one.settle(undecided)
      assert.equal(one.keyFor('a'), first, undecided)
    }
  })

  test('is new after the write was done or refused, and for another write', () => {
    for (const decided of [null, 'stale-version', 'wrong-value']) {
      const one = keys()
      const first = one.keyFor('a')
      one.settle(decided)
      assert.notEqual(one.keyFor('a'), first, String(decided))
    }
    const one = keys()
    const first = one.keyFor('a')
    one.settle('no-connection')
    assert.notEqual(one.keyFor('b'), first)
  })

  test('is made of 128 random bits', () => {
    const made = new Set(Array.from({ length: 200 }, newWriteKey))
    assert.equal(made.size, 200)
    for (const key of made) assert.match(key, /^[0-9a-f]{32}$/)
  })
})
