import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createEntry, listLateEntries, listStatusDifferences, moveEntry } from '@taizhang/contract'
import type { Client } from '../../testing/client.ts'
import { type TestWorkbench, testWorkbench } from '../../testing/workbench.ts'

describe('what is late, and what differs from above', () => {
  let bench: TestWorkbench
  let recorder: Client
  before(async () => {
    bench = await testWorkbench()
    bench.clock.at = '2024-06-12T02:00:00.000Z'
    recorder = await bench.as('recorder')
  })
  after(() => bench.close())

  const record = async (client: Client, org: string, place: string, more = {}) => {
    const values = { place, foundOn: bench.clock.at.slice(0, 10), reporter: '13800001234', ...more }
    return (await client.ok(createEntry, { body: { ledger: 'hazard', org, values } })).entry
  }
  const lateFor = async (client: Client, query = {}) => {
    const { items, total, next } = await client.ok(listLateEntries, { query })
    return { places: items.map(({ entry, daysLate }) => `${entry.values['place']} ${daysLate}`), total, next }
  }

  test('the longest past first, page by page, with masked fields', async () => {
    for (const place of ['东门', '西门', '南门']) {
      await record(recorder, 'east-yunxi', place)
      bench.clock.at = new Date(Date.parse(bench.clock.at) + 86_400_000).toISOString()
      recorder = await bench.as('recorder')
    }
    bench.clock.at = '2024-06-17T02:00:00.000Z'
    recorder = await bench.as('recorder')
    const first = await recorder.ok(listLateEntries, { query: { most: 1 } })
    assert.deepEqual(
      first.items.map(({ limit, dueOn, daysLate, entry }) => [
        limit,
        dueOn,
        daysLate,
        entry.dueOn,
        entry.values['reporter'],
      ]),
      [['已登记', '2024-06-15', 2, '2024-06-15', '138****1234']],
    )
    assert.equal(first.total, 2)
    assert.deepEqual(await lateFor(recorder, { most: 1, after: first.next ?? '' }), {
      places: ['西门 1'],
      total: 2,
      next: null,
    })
  })
  test('of another office nothing is told, and the leader sees all', async () => {
    assert.deepEqual(await lateFor(await bench.as('recorder-other')), { places: [], total: 0, next: null })
    assert.equal((await lateFor(await bench.as('leader'), { org: 'east-county', ledger: 'hazard' })).total, 2)
    assert.equal((await lateFor(await bench.as('leader'), { org: 'east-qingtian' })).total, 0)
  })
  test('an office or a ledger that is not there', async () => {
    await recorder.fails(listLateEntries, { query: { org: 'nowhere' } }, 'unknown-org')
    await recorder.fails(listLateEntries, { query: { ledger: 'nothing' } }, 'unknown-ledger')
    await recorder.fails(listStatusDifferences, { query: { ledger: 'nothing' } }, 'unknown-ledger')
  })
  test('a status above that does not go with ours is listed, with which may only be older', async () => {
    const above = { status: '已整改', source: '省平台', asOf: '2024-06-16' }
    const { id, version } = await record(recorder, 'east-yunxi', '北门', { above })
    await record(recorder, 'east-yunxi', '后门', { above: { ...above, status: '未整改' } })
    const told = async (client: Client) =>
      (await client.ok(listStatusDifferences)).items.map(({ entry, status, state, isOlder }) => [
        entry.values['place'],
        status,
        state,
        isOlder,
      ])
    assert.deepEqual(await told(recorder), [['北门', '已整改', 'found', true]])
    await recorder.ok(moveEntry, { params: { id }, body: { move: 'fix', version } })
    assert.deepEqual(await told(recorder), [['北门', '已整改', 'fixing', true]])
    assert.deepEqual(await told(await bench.as('recorder-other')), [])
  })
})
