import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { RateLimit } from './limits.ts'

describe('a rate limit', () => {
  const at = (seconds: number) => new Date(Date.parse('2024-06-12T02:00:00.000Z') + seconds * 1000).toISOString()

  test('lets so many through at once, then as many as grow back, for each key apart', () => {
    const limit = new RateLimit(60)
    for (let count = 0; count < 60; count++) assert.equal(limit.take('a', at(0)), 0)
    assert.equal(limit.take('a', at(0)), 1)
    assert.equal(limit.take('b', at(0)), 0)
    assert.equal(limit.take('a', at(1)), 0)
    assert.equal(limit.take('a', at(1)), 1)
    assert.equal(limit.take('a', at(120)), 0)
  })
})
