import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { inOrder } from './worker-pool.ts'

describe('jobs that end out of order', () => {
  const jobsOf = (waits: readonly number[]) => waits.map((waitMs, index) => ({ index, waitMs, bytes: 10 }))

  test('give their results in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 20 }), async (waits) => {
        const given: number[] = []
        const run = async ({ index, waitMs }: { readonly index: number; readonly waitMs: number }) => {
          await sleep(waitMs)
          return index
        }
        for await (const { result } of inOrder(jobsOf(waits), { jobs: 4, bytes: 1000 }, run)) given.push(result)
        assert.deepEqual(given, [...waits.keys()])
      }),
      { numRuns: 30 },
    )
  })

  for (const [most, expected] of [
    [{ jobs: 3, bytes: 1000 }, 3],
    [{ jobs: 100, bytes: 25 }, 2],
    [{ jobs: 100, bytes: 1 }, 1],
  ] as const) {
    test(`and never more than ${expected} at a time within ${most.jobs} jobs and ${most.bytes} bytes`, async () => {
      let now = 0
      let peak = 0
      const run = async () => {
        peak = Math.max(peak, ++now)
        await sleep(1)
      }
      for await (const _ of inOrder(jobsOf(new Array<number>(12).fill(1)), most, run)) now--
      assert.equal(peak, expected)
    })
  }
})
