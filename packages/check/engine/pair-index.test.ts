import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cellOf, hashPair, indexPairs, isMarked, pairOf } from './pair-index.ts'

test('a pair finds its own numbers, and one that was not given finds none', () => {
  const unit = fc.oneof(fc.integer({ min: 0x4e00, max: 0x4e0f }), fc.integer({ min: 0, max: 0xffff }))
  const pairs = fc.array(fc.tuple(unit, unit), { maxLength: 60 })
  let [found, missed] = [0, 0]
  fc.assert(
    fc.property(pairs, pairs, (given, asked) => {
      const index = indexPairs(new Map(given.map(([first, second], at) => [pairOf(first, second), [at, -at]])))
      const numberOf = new Map(given.map((pair, at) => [pair.join(), at]))
      for (const [first, second] of [...given, ...asked]) {
        const hash = hashPair(first, second)
        const cell = cellOf(index, hash, first, second)
        const number = numberOf.get([first, second].join())
        if (number === undefined) {
          assert.equal(cell, 0)
          missed++
          continue
        }
        assert.ok(isMarked(index, hash))
        assert.deepEqual([...index.cells.slice(cell, cell + 2)], [number, -number || 0])
        found++
      }
    }),
  )
  assert.ok(found > 100 && missed > 100, `only ${found} pairs found and ${missed} missed`)
})
