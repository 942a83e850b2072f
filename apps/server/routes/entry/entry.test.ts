import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  createEntry,
  deleteEntry,
  editEntry,
  moveEntry,
  revealEntry,
  showEntry,
  showEntryHistory,
} from '@taizhang/contract'
import type { Client } from '../../testing/client.ts'
import { type TestWorkbench, testWorkbench } from '../../testing/workbench.ts'

describe('entries', () => {
  let bench: TestWorkbench
  let recorder: Client
  let head: Client
  before(async () => {
    bench = await testWorkbench()
    recorder = await bench.as('recorder')
    head = await bench.as('head')
  })
  after(() => bench.close())

  const values = { place: '云溪镇敬老院厨房', level: '较大', foundOn: '2024-06-10', reporter: '13812345678' }
  const make = async (more = {}) =>
    (await recorder.ok(createEntry, { body: { ledger: 'hazard', org: 'east-yunxi', values: { ...values, ...more } } }))
      .entry

  test('an entry is made, shown with its protected field masked, and has its history', async () => {
    const entry = await make()
    assert.equal(entry.state, 'found')
    assert.equal(entry.dueOn, '2024-06-13')
    assert.equal(entry.values['reporter'], '138****5678')
    assert.deepEqual(entry.masked, ['reporter'])
    const shown = await recorder.ok(showEntry, { params: { id: entry.id } })
    assert.deepEqual(shown.entry, entry)
    assert.deepEqual(
      shown.moves.map(({ label }) => label),
      ['开始整改'],
    )
    const { items } = await recorder.ok(showEntryHistory, { params: { id: entry.id } })
    assert.deepEqual(
      items.map(({ version, by, change }) => [version, by, change.kind]),
      [[1, 'east-recorder', 'created']],
    )
    assert.doesNotMatch(JSON.stringify(items), /13812345678/)
  })

  test('everything that is wrong with an entry is said at once', async () => {
    const problem = await recorder.fails(
      createEntry,
      { body: { ledger: 'hazard', org: 'east-yunxi', values: { level: '不明', foundOn: '2023-02-30', extra: '1' } } },
      'wrong-value',
    )
    assert.deepEqual([...new Set(problem.all.map(({ subject }) => subject))].sort(), [
      'extra',
      'foundOn',
      'level',
      'place',
    ])
  })

  test('a body with unknown or missing parts is refused before anything else', async () => {
    const bodies = [
      '{"ledger":"hazard","org":"east-yunxi","values":{},"id":"mine"}',
      '{"ledger":"hazard"}',
      '[]',
      '{"a":',
      '',
    ]
    for (const body of bodies) {
      const response = await recorder.send('POST', '/api/entries', {
        body,
        headers: { 'Content-Type': 'application/json' },
      })
      assert.equal(response.status, 400, `${body}: ${await response.text()}`)
    }
  })

  test('who may not write in an office is refused, and an office of another jurisdiction is not known', async () => {
    const viewer = await bench.as('viewer')
    const body = { ledger: 'hazard', org: 'east-yunxi', values }
    await viewer.fails(createEntry, { body }, 'not-permitted')
    await recorder.fails(createEntry, { body: { ...body, org: 'east-qingtian' } }, 'not-permitted')
    await recorder.fails(createEntry, { body: { ...body, org: 'west-yunxi' } }, 'unknown-org')
    await (await bench.as('system')).fails(createEntry, { body }, 'not-your-duty')
    await bench.stranger().fails(createEntry, { body }, 'not-signed-in')
  })

  test('a stale edit is refused with the version seen and the entry as it is now', async () => {
    const entry = await make()
    const edit = (place: string) => ({ params: { id: entry.id }, body: { version: 1, values: { place } } })
    const { entry: edited } = await head.ok(editEntry, edit('敬老院锅炉房'))
    assert.equal(edited.version, 2)
    const problem = await recorder.fails(editEntry, edit('敬老院仓库'), 'stale-version')
    assert.equal(problem.stale?.seen, 1)
    assert.equal(problem.stale?.current['version'], 2)
    assert.equal((problem.stale?.current['values'] as { place?: string } | undefined)?.place, '敬老院锅炉房')
    assert.doesNotMatch(JSON.stringify(problem), /13812345678/)
  })

  test('an entry goes through its flow; closing asks for evidence', async () => {
    const entry = await make()
    const move = (move: string, version: number, more = {}) => ({
      params: { id: entry.id },
      body: { move, version, ...more },
    })
    await recorder.ok(moveEntry, move('fix', 1))
    await recorder.fails(moveEntry, move('submit', 2), 'missing-field')
    await recorder.ok(moveEntry, move('submit', 2, { values: { measure: '更换灶台软管' } }))
    await head.fails(moveEntry, move('close', 3), 'needs-evidence')
    await head.fails(moveEntry, move('return', 3), 'needs-reason')
    const { entry: back } = await head.ok(moveEntry, move('return', 3, { reason: '照片不清' }))
    assert.equal(back.state, 'fixing')
    await head.fails(moveEntry, move('vanish', 4), 'unknown-move')
  })

  test('an entry of another office or jurisdiction is not there, whatever is done with it', async () => {
    const entry = await make()
    const others = [await bench.as('head-other'), await bench.as('head', 'west')]
    const params = { id: entry.id }
    for (const other of others) {
      await other.fails(showEntry, { params }, 'unknown-entry')
      await other.fails(showEntryHistory, { params }, 'unknown-entry')
      await other.fails(revealEntry, { params }, 'unknown-entry')
      await other.fails(editEntry, { params, body: { version: 7, values: { place: 'x' } } }, 'unknown-entry')
      await other.fails(moveEntry, { params, body: { version: 1, move: 'fix' } }, 'unknown-entry')
      await other.fails(deleteEntry, { params, body: { version: 1, reason: '重复' } }, 'unknown-entry')
    }
  })

  test('the section head deletes with a reason; another recorder does not, but for what is their own of today', async () => {
    const body = { ledger: 'hazard', org: 'east-yunxi', values }
    const { entry } = await head.ok(createEntry, { body })
    const params = { id: entry.id }
    assert.equal((await recorder.ok(showEntry, { params })).mayDelete, false)
    await recorder.fails(deleteEntry, { params, body: { version: 1, reason: '重复录入' } }, 'not-permitted')
    await head.fails(deleteEntry, { params, body: { version: 1, reason: '' } }, 'needs-reason')
    await head.ok(deleteEntry, { params, body: { version: 1, reason: '重复录入' } })
    await head.fails(editEntry, { params, body: { version: 2, values: { place: 'x' } } }, 'entry-deleted')
    const own = { id: (await make()).id }
    assert.equal((await recorder.ok(showEntry, { params: own })).mayDelete, true)
    await recorder.ok(deleteEntry, { params: own, body: { version: 1, reason: '重复录入' } })
  })

  test('protected fields are read in full by the role that the ledger names, and the reading is recorded', async () => {
    const entry = await make()
    const params = { id: entry.id }
    await recorder.fails(revealEntry, { params }, 'not-permitted')
    assert.deepEqual((await head.ok(revealEntry, { params })).values, { reporter: '13812345678' })
    const records = await bench.workbench.services.accessRecords.list('east', { after: null, most: 50 })
    const readings = records.filter(({ event, subject }) => event === 'read-protected' && subject === entry.id)
    assert.deepEqual(readings.map(({ person, succeeded }) => `${person} ${succeeded}`).sort(), [
      'east-head true',
      'east-recorder false',
    ])
    assert.doesNotMatch(JSON.stringify([bench.log, records]), /13812345678/)
  })

  test('the same write sent twice with one key is done once; the key of another request is refused', async () => {
    const body = { ledger: 'hazard', org: 'east-yunxi', values }
    const key = { 'Idempotency-Key': 'form-7' }
    const [first, second] = [
      await recorder.ok(createEntry, { body }, key),
      await recorder.ok(createEntry, { body }, key),
    ]
    assert.equal(first.entry.id, second.entry.id)
    await recorder.fails(createEntry, { body: { ...body, values: { ...values, place: '别处' } } }, 'key-reused', key)
    await head.fails(createEntry, { body }, 'key-reused', key)
  })
})
