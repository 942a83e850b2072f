import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createEntry, listRecentChanges, listWaiting, moveEntry } from '@taizhang/contract'
import type { Client } from '../../testing/client.ts'
import { type TestWorkbench, testWorkbench } from '../../testing/workbench.ts'

describe('what waits for somebody, and what has changed', () => {
  let bench: TestWorkbench
  let recorder: Client
  let head: Client
  before(async () => {
    bench = await testWorkbench()
    recorder = await bench.as('recorder')
    head = await bench.as('head')
  })
  after(() => bench.close())

  const record = async (client: Client, org: string, place: string) => {
    const values = { place, foundOn: bench.clock.at.slice(0, 10), reporter: '13800001234' }
    const { entry } = await client.ok(createEntry, { body: { ledger: 'hazard', org, values } })
    return entry
  }
  const waitingFor = async (client: Client) =>
    (await client.ok(listWaiting)).items.map(({ state, moves, count, late }) => ({ state, moves, count, late }))

  test('nothing waits where nothing is', async () => {
    assert.deepEqual((await recorder.ok(listWaiting)).items, [])
  })

  test('entries are gathered by state, late ones counted, the oldest named with masked fields', async () => {
    bench.clock.at = '2024-06-12T02:00:00.000Z'
    for (let at = 0; at < 7; at++) await record(recorder, 'east-yunxi', `旧点位${at}`)
    bench.clock.at = '2024-06-15T02:00:00.000Z'
    // A deadline that ends today is not late yet.
    assert.equal((await waitingFor(await bench.as('recorder')))[0]?.late, 0)
    bench.clock.at = '2024-06-16T02:00:00.000Z'
    recorder = await bench.as('recorder')
    head = await bench.as('head')
    await record(recorder, 'east-yunxi', '新点位')
    // One that rests waits for nobody.
    await record(recorder, 'east-yunxi', '未见隐患')
    const { items } = await recorder.ok(listWaiting)
    assert.deepEqual(
      items.map(({ title, stateTitle, moves, count, late }) => ({ title, stateTitle, moves, count, late })),
      [{ title: '安全隐患台账', stateTitle: '已登记', moves: ['开始整改'], count: 8, late: 7 }],
    )
    assert.equal(items[0]?.entries.length, 5)
    for (const { dueOn, values } of items[0]?.entries ?? []) {
      assert.equal(dueOn, '2024-06-15')
      assert.equal(values['reporter'], '138****1234')
    }
  })

  test('a move that asks for another person does not wait for the one who moved last', async () => {
    const { id, version } = await record(recorder, 'east-yunxi', '西门')
    const to = (client: Client, move: string, at: number, more = {}) =>
      client.ok(moveEntry, { params: { id }, body: { move, version: at, ...more } })
    await to(recorder, 'fix', version)
    await to(recorder, 'submit', version + 1, { values: { measure: '已修' } })
    const inReview = async (client: Client) => (await waitingFor(client)).find(({ state }) => state === 'review')
    assert.deepEqual(await inReview(head), { state: 'review', moves: ['销号', '退回'], count: 1, late: 0 })
    // 退回 asks for no other person: for the recorder it is still a move to make.
    assert.equal((await inReview(recorder))?.count, 1)
  })

  test('a leader and a viewer are not waited for, and other offices’ entries wait for nobody here', async () => {
    for (const name of ['leader', 'viewer', 'supervisor']) assert.deepEqual(await waitingFor(await bench.as(name)), [])
    assert.deepEqual(await waitingFor(await bench.as('recorder-other')), [])
    const system = await bench.as('system')
    await system.fails(listWaiting, {}, 'not-your-duty')
  })

  test('recent changes name each entry once, newest first, and only what one may see', async () => {
    const { items } = await recorder.ok(listRecentChanges, { query: { most: 3 } })
    assert.equal(items.length, 3)
    assert.deepEqual(
      { kind: items[0]?.kind, move: items[0]?.move, by: items[0]?.by, place: items[0]?.entry.values['place'] },
      { kind: 'moved', move: 'submit', by: 'east-recorder', place: '西门' },
    )
    assert.equal(items[1]?.kind, 'created')
    assert.equal(new Set(items.map(({ entry: { id } }) => id)).size, 3)
    assert.deepEqual((await (await bench.as('recorder-other')).ok(listRecentChanges, {})).items, [])
  })
})
