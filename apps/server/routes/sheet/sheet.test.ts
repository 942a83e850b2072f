import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  createEntry,
  downloadTemplate,
  exportSheet,
  importSheet,
  listAccessRecords,
  problemSchema,
  showImportProgress,
} from '@taizhang/contract'
import { openSheets } from '@taizhang/office'
import type { ImportTold } from '../../change-hub.ts'
import type { Client } from '../../testing/client.ts'
import { type TestWorkbench, testWorkbench } from '../../testing/workbench.ts'

describe('sheets', () => {
  let bench: TestWorkbench
  let recorder: Client
  const org = 'east-yunxi'
  const params = { key: 'hazard' }
  before(async () => {
    bench = await testWorkbench()
    recorder = await bench.as('recorder')
  })
  after(() => bench.close())

  const post = (
    client: Client,
    what: 'import' | 'annotate',
    query: Record<string, string>,
    body: string | Uint8Array,
  ) =>
    client.send('POST', `/api/ledgers/hazard/${what}?${new URLSearchParams({ name: '隐患.csv', org, ...query })}`, {
      body,
    })
  const bring = async (mode: string, body: string | Uint8Array, query = {}) => {
    const response = await post(recorder, 'import', { mode, ...query }, body)
    const text = await response.text()
    assert.equal(response.status, 200, text)
    return importSheet.output.parse(JSON.parse(text))
  }
  const refused = async (response: Response) => problemSchema.parse(await response.json())

  const mixed = '点位,等级,发现日期,整改费用\n东街粮库,较大,2024-06-01,１２０.5\n西街粮库,不明,2023-02-30,x\n'

  test('a trial names every bad cell by row and column and lands nothing; the good rows land when asked', async () => {
    const trial = await bring('try', mixed)
    assert.deepEqual([trial.rowsRead, trial.imported], [2, null])
    assert.deepEqual(
      trial.problems.map(({ row, column }) => `${row}${column}`),
      ['3B', '3C', '3D'],
    )
    assert.deepEqual((await bring('all', mixed)).imported, null)
    assert.deepEqual((await bring('good', mixed)).imported, { created: 1, updated: 0, unchanged: 0 })
  })

  test('an annotated copy comes back with the reasons in it', async () => {
    const response = await post(recorder, 'annotate', {}, mixed)
    assert.match(response.headers.get('content-disposition') ?? '', /^attachment/)
    const opened = await openSheets('a.xlsx', new Uint8Array(await response.arrayBuffer()))
    assert.ok(opened.ok)
    const rows: string[] = []
    for await (const { cells } of opened.sheets[0]?.rows() ?? []) rows.push(JSON.stringify(cells))
    assert.match(rows[2] ?? '', /2023-02-30/)
    assert.match(rows[2] ?? '', /等级/)
  })

  test('what is exported can be imported again and changes nothing', async () => {
    const values = { place: '=HYPERLINK("x")', level: '一般', foundOn: '2024-06-02' }
    await recorder.ok(createEntry, { body: { ledger: 'hazard', org, values } })
    const response = await recorder.call(exportSheet, { params, query: { format: 'xlsx' } })
    assert.equal(response.status, 200)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const again = await bring('all', bytes, { name: '隐患.xlsx' })
    assert.deepEqual(again.imported, { created: 0, updated: 0, unchanged: 2 })
    const csv = await (await recorder.call(exportSheet, { params, query: { format: 'csv' } })).text()
    assert.doesNotMatch(csv, /(?:^|,|")=HYPER/m)
    const template = await recorder.call(downloadTemplate, { params })
    assert.ok((await openSheets('t.xlsx', new Uint8Array(await template.arrayBuffer()))).ok)
  })

  test('protected fields go out masked; in full only to the role that may, and recorded', async () => {
    const values = { place: '北门', foundOn: '2024-06-03', reporter: '13812345678' }
    await recorder.ok(createEntry, { body: { ledger: 'hazard', org, values } })
    const head = await bench.as('head')
    const textOf = async (client: Client, full: { full?: 'yes' }) =>
      (await client.call(exportSheet, { params, query: { format: 'csv', ...full } })).text()
    assert.doesNotMatch(await textOf(head, {}), /13812345678/)
    assert.doesNotMatch(await textOf(recorder, { full: 'yes' }), /13812345678/)
    assert.match(await textOf(head, { full: 'yes' }), /13812345678/)
    const { items } = await (await bench.as('auditor')).ok(listAccessRecords)
    assert.equal(
      items.filter(({ event, subject }) => event === 'read-protected' && subject === 'sheet:hazard').length,
      2,
    )
  })

  test('an import tells how far it is to its sender alone, under the key that it was sent with', async () => {
    const rows = Array.from({ length: 300 }, (_, at) => `第${at}户,2024-05-01`)
    const body = `点位,发现日期\n${rows.join('\n')}\n`
    const told: ImportTold[] = []
    const forget = bench.workbench.services.changes.listen('east', (changed) => {
      if (changed?.event === 'import' && changed.to === 'east-recorder') told.push(changed.data)
    })
    const send = (key: string, mode: string, of = body) =>
      recorder.send('POST', `/api/ledgers/hazard/import?${new URLSearchParams({ name: 'a.csv', org, mode })}`, {
        body: of,
        headers: { 'Idempotency-Key': key },
      })
    // The same twice at once, as after a connection that broke: done once, answered alike.
    const answers = await Promise.all([send('k-1', 'all'), send('k-1', 'all')])
    const [first, second] = await Promise.all(
      answers.map(async (answer) => importSheet.output.parse(await answer.json())),
    )
    forget()
    assert.deepEqual(first?.imported, { created: 300, updated: 0, unchanged: 0 })
    assert.deepEqual(second, first)
    assert.deepEqual(
      [...new Set(told.map(({ stage }) => stage))],
      ['reading', 'deciding', 'recording', 'counting', 'writing', 'done'],
    )
    assert.deepEqual(told.at(-1), { run: 'k-1', org, ledger: 'hazard', stage: 'done', done: 300, of: 300 })
    const params = { run: 'k-1' }
    const shown = await recorder.ok(showImportProgress, { params })
    assert.deepEqual(shown, { progress: told.at(-1), imported: first, failed: null })
    await (await bench.as('head')).fails(showImportProgress, { params }, 'not-found')
    await recorder.fails(showImportProgress, { params: { run: 'k-2' } }, 'not-found')
    assert.equal((await refused(await send('k-1', 'all', `${body}又一户,2024-05-02\n`))).code, 'key-reused')
  })

  test('what an import failed with is found under its key, and the same key takes it again', async () => {
    const send = (body: string) =>
      recorder.send('POST', `/api/ledgers/hazard/import?${new URLSearchParams({ name: 'a.csv', org, mode: 'try' })}`, {
        body,
        headers: { 'Idempotency-Key': 'k-3' },
      })
    assert.equal((await send('点位,发现日期,来历不明\nx,2024-06-01,y\n')).status, 422)
    const { progress, imported, failed } = await recorder.ok(showImportProgress, { params: { run: 'k-3' } })
    assert.deepEqual([progress.stage, imported, failed?.code], ['failed', null, 'wrong-header'])
    assert.equal((await send(mixed)).status, 200)
  })

  test('a file that is no sheet, a head that does not fit, and an office that is not one’s own are refused', async () => {
    const importing = (query: Record<string, string>, body: string | Uint8Array, client = recorder) =>
      post(client, 'import', { mode: 'try', ...query }, body)
    assert.equal((await refused(await importing({ name: 'a.xlsx' }, 'PK'))).code, 'unreadable-sheet')
    assert.equal((await refused(await importing({ sheet: '别的' }, mixed))).code, 'unreadable-sheet')
    const head = await refused(await importing({}, '点位,发现日期,来历不明\nx,2024-06-01,y\n'))
    assert.equal(head.code, 'wrong-header')
    assert.match(head.message, /来历不明/)
    const left = { columns: JSON.stringify({ 来历不明: null }) }
    assert.equal((await importing(left, '点位,发现日期,来历不明\nx,2024-06-01,y\n')).status, 200)
    assert.equal((await refused(await importing({ columns: '[' }, mixed))).code, 'wrong-value')
    assert.equal((await refused(await importing({ org: 'east-qingtian' }, mixed))).code, 'not-permitted')
    assert.equal((await refused(await importing({ org: 'nowhere' }, mixed))).code, 'unknown-org')
    assert.equal((await refused(await importing({}, mixed, await bench.as('viewer')))).code, 'not-permitted')
    const gone = await recorder.send('POST', `/api/ledgers/none/import?mode=try&name=a.csv&org=${org}`, { body: mixed })
    assert.equal((await refused(gone)).code, 'unknown-ledger')
  })
})
