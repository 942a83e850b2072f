import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { problemText } from '@taizhang/ledger'
import { allBytes, openSheets, type WrittenCell, writeCsv, writeSheet } from '@taizhang/office'
import { type Database, LedgerStore, listEntries, migrate, openEmbedded, type TenantSetup } from '@taizhang/store'
import { exportEntries, templateSheet } from './export-sheet.ts'
import { importSheet, type SheetImported, type SheetToImport } from './import-sheet.ts'

const at = '2024-06-12T02:00:00.000Z'
const scope = { tenant: 'a', orgs: 'all' } as const

describe('sheets of a ledger', () => {
  let database: Database
  let store: LedgerStore
  before(async () => {
    database = await openEmbedded('memory')
    await migrate(database)
    store = new LedgerStore(database)
  })
  after(() => database.close())

  let tenants = 0
  /** A jurisdiction of its own for each test, with one office and a ledger of hazards. */
  async function county() {
    const tenant = `t${++tenants}`
    await store.createTenant(tenant, '丰禾县', at)
    await store.setUp(
      tenant,
      {
        orgs: [{ id: 'town', parent: null, name: '云溪镇', kind: 'township', order: 1 }],
        people: [{ id: 'clerk', name: '顾景行', org: 'town', post: '' }],
        grants: [{ person: 'clerk', role: 'recorder', org: 'town', reach: 'own', from: '2024-01-01', to: null }],
        ledgers: [
          {
            key: 'hazard',
            title: '安全隐患台账',
            kind: 'event',
            dateField: 'found',
            uniqueBy: ['number'],
            fields: {
              number: { label: '编号', kind: 'text', max: 20, required: true },
              place: { label: '点位', kind: 'text', max: 60, required: true },
              category: { label: '类别', kind: 'choice', of: ['消防通道', '电气线路'] },
              found: { label: '发现日期', kind: 'date', required: true },
              cost: { label: '整改费用', kind: 'money', min: '0' },
              phone: { label: '报告人电话', kind: 'phone' },
            },
          },
        ],
        indicators: [],
      },
      { by: 'setup', at },
    )
    const ledger = (await store.setup(tenant)).ledgers.get('hazard')
    assert.ok(ledger)
    const bring = (name: string, bytes: Uint8Array, more: Partial<SheetToImport> = {}) =>
      importSheet(store, { tenant, ledger, org: 'town', by: 'clerk', at, file: { name, bytes }, mode: 'all', ...more })
    const read = <T>(work: (transaction: Parameters<typeof exportEntries>[0], setup: TenantSetup) => Promise<T>) =>
      store.read({ ...scope, tenant }, work)
    const count = async (): Promise<number> =>
      (
        await read((transaction, setup) =>
          listEntries(
            transaction,
            tenant,
            setup,
            { ledger: 'hazard' },
            { sort: { by: 'day', order: 'ascending' }, after: null, limit: 10_000 },
          ),
        )
      ).entries.length
    return { tenant, ledger, bring, read, count }
  }

  const text = (value: string): WrittenCell => ({ kind: 'text', text: value })
  const number = (value: string): WrittenCell => ({ kind: 'number', text: value })
  const date = (value: string): WrittenCell => ({ kind: 'date', text: value })
  const head = ['编号', '点位', '类别', '发现日期', '整改费用'].map(text)
  const good = (row: number): WrittenCell[] => [
    text(`Y-${row}`),
    text(`第${row}户`),
    text('电气线路'),
    date('2024-03-05'),
    number('12.5'),
  ]
  const sheetOf = (rows: readonly (readonly WrittenCell[])[]) =>
    allBytes(
      writeSheet({
        name: '隐患',
        columns: [],
        frozenRows: 1,
        rows: rows.map((cells, row) => ({ row: row + 1, cells })),
        author: '测试',
      }),
    )
  const landed = (result: SheetImported) => {
    assert.ok(result.ok, JSON.stringify(result))
    return result
  }

  /** Two thousand rows of which seven are wrong. */
  function spoiled() {
    const rows = [head, ...Array.from({ length: 2_000 }, (_, at) => good(at + 2))]
    const spoil = (row: number, column: number, cell: WrittenCell) => {
      ;(rows[row - 1] as WrittenCell[])[column] = cell
    }
    spoil(38, 3, text('2023-02-30'))
    spoil(501, 2, text('消防通到'))
    spoil(502, 4, text('十二元五'))
    spoil(900, 4, number('-1'))
    spoil(1_202, 0, text('Y-9'))
    spoil(1_502, 1, text(' '))
    spoil(2_001, 4, { kind: 'error', text: '#REF!' })
    return rows
  }
  const places = ['38 D', '501 C', '502 E', '900 E', '1202 null', '1502 B', '2001 E']

  test('seven bad rows among two thousand are named, and refuse all of them', async () => {
    const { bring, count } = await county()
    const result = landed(await bring('a.xlsx', await sheetOf(spoiled())))
    assert.deepEqual(
      result.problems.map(({ row, column }) => `${row} ${column}`),
      places,
    )
    assert.equal(result.imported, null)
    assert.equal(await count(), 0)
  })
  test('or the good ones land; the marked copy, put right, brings the rest', async () => {
    const { bring, count } = await county()
    const result = landed(await bring('a.xlsx', await sheetOf(spoiled()), { mode: 'good' }))
    assert.equal(result.imported?.created, 1_993)
    assert.equal(await count(), 1_993)
    const opened = await openSheets('copy.xlsx', await allBytes(result.annotated()))
    assert.ok(opened.ok)
    const rows: WrittenCell[][] = []
    for await (const { cells } of opened.sheets[0]?.rows() ?? []) rows.push(cells.map((cell) => cell ?? text('')))
    assert.match(rows[37]?.[5]?.text ?? '', /^D列“发现日期”：日历上没有/)
    for (const place of places) {
      const row = Number(place.split(' ')[0])
      rows[row - 1] = good(row)
    }
    const again = landed(await bring('copy.xlsx', await sheetOf(rows)))
    assert.deepEqual(again.imported, { created: 7, updated: 0, unchanged: 1_993, rejected: [] })
  })
  test('the same file twice changes nothing', async () => {
    const { bring } = await county()
    const bytes = await sheetOf([head, good(2), good(3)])
    assert.equal(landed(await bring('a.xlsx', bytes)).imported?.created, 2)
    assert.deepEqual(landed(await bring('a.xlsx', bytes)).imported, {
      created: 0,
      updated: 0,
      unchanged: 2,
      rejected: [],
    })
  })
  test('two imports of one ledger at once land once', async () => {
    const { bring, count } = await county()
    const bytes = await sheetOf([head, ...Array.from({ length: 300 }, (_, at) => good(at + 2))])
    const results = (await Promise.all([bring('a.xlsx', bytes), bring('b.xlsx', bytes)])).map(landed)
    assert.deepEqual(results.map(({ imported }) => imported?.created).sort(), [0, 300])
    assert.equal(await count(), 300)
  })
  test('a trial lands nothing and says all', async () => {
    const { bring, count } = await county()
    const result = landed(await bring('a.xlsx', await sheetOf(spoiled()), { mode: 'try' }))
    assert.equal(result.problems.length, 7)
    assert.equal(await count(), 0)
  })
  test('what only the domain can see is named by row too', async () => {
    const { bring, tenant } = await county()
    // A recorder may not close a period; the test goes round that by a grant of its own.
    const setup = await store.setup(tenant)
    await store.setUp(
      tenant,
      {
        orgs: [...setup.orgs.values()],
        people: [...setup.people.values()],
        grants: [
          ...[...setup.grants.values()].flat(),
          { person: 'clerk', role: 'leader', org: 'town', reach: 'own', from: '2024-01-01', to: null },
        ],
        ledgers: [...setup.ledgers.values()],
        indicators: [],
      },
      { by: 'setup', at },
    )
    const closed = await store.apply(
      tenant,
      { step: 'close-period', org: 'town', period: '2024-02' },
      { by: 'clerk', at, today: '2024-06-12' },
    )
    assert.ok(closed.ok)
    const rows = [head, good(2), [...good(3).slice(0, 3), date('2024-02-05'), number('1')]]
    const result = landed(await bring('a.xlsx', await sheetOf(rows), { mode: 'good' }))
    assert.deepEqual(
      result.problems.map(({ row, code }) => `${row} ${code}`),
      ['3 period-closed'],
    )
    assert.equal(result.imported?.created, 1)
  })
  test('a head of merged cells, formulas by the value kept with them, full-width digits', async () => {
    const { bring } = await county()
    const rows = [[text('安全隐患登记表')], [text('单位：云溪镇')], ...[head, good(2)]]
    rows[3] = [text('Ｙ-１'), text('=1+1'), text('电气线路'), text('２０２４年３月５日'), text('１，２３４．５０')]
    const result = landed(await bring('a.xlsx', await sheetOf(rows)))
    assert.equal(result.header.lastRow, 3)
    assert.equal(result.imported?.created, 1)
  })
  test('a .csv in GB18030, and what is no sheet at all', async () => {
    const { bring } = await county()
    // 编号,点位,发现日期 / Y-1,甲,2024-03-05
    const gb = Buffer.from('b1e0bac52cb5e3cebb2cb7a2cfd6c8d5c6da0a592d312cbcd72c323032342d30332d30350a', 'hex')
    assert.equal(landed(await bring('a.csv', gb)).imported?.created, 1)
    const broken = await bring('a.xlsx', Buffer.from('not a zip'))
    assert.equal(!broken.ok && broken.why, 'unreadable')
    const cut = await bring('a.xlsx', (await sheetOf(spoiled())).slice(0, 20_000))
    assert.equal(!cut.ok && cut.why, 'unreadable')
    const unknown = await bring('a.csv', Buffer.from('编号,点位,发现日期,天气\nY-1,甲,2024-03-05,晴\n'))
    assert.equal(!unknown.ok && unknown.why === 'header' && unknown.problems[0]?.code, 'unknown-column')
    const said = await bring('a.csv', Buffer.from('编号,点位,发现日期,天气\nY-2,甲,2024-03-05,晴\n'), {
      chosen: { 天气: null },
    })
    assert.equal(landed(said).imported?.created, 1)
  })
  test('what is exported comes in again unchanged, as .xlsx and as .csv, masked or not', async () => {
    const { bring, read, tenant, ledger } = await county()
    const rows = [
      [...head, text('报告人电话')],
      [...good(2), text('13812341234')],
      [text('Y-3'), text('=2+3'), text(''), date('2024-01-31')],
    ]
    landed(await bring('a.xlsx', await sheetOf(rows)))
    for (const format of ['xlsx', 'csv'] as const)
      for (const full of [true, false]) {
        const pieces: Uint8Array[] = []
        const take = (piece: Uint8Array): void => {
          pieces.push(piece)
        }
        const count = await read((transaction, setup) =>
          exportEntries(transaction, tenant, setup, ledger, { ledger: 'hazard' }, { format, sees: () => full, take }),
        )
        assert.equal(count, 2)
        const bytes = Buffer.concat(pieces)
        assert.equal(Buffer.from(bytes).includes('13812341234') && format === 'csv', full && format === 'csv')
        const result = landed(await bring(`a.${format}`, bytes))
        assert.deepEqual(
          result.imported,
          { created: 0, updated: 0, unchanged: 2, rejected: [] },
          result.problems.map(problemText).join(),
        )
      }
  })
  test('a template can be filled in and imported', async () => {
    const { bring, read, tenant, ledger } = await county()
    const pieces: Uint8Array[] = []
    await read((transaction, setup) =>
      templateSheet(transaction, tenant, setup, ledger, (piece) => {
        pieces.push(piece)
      }),
    )
    const opened = await openSheets('t.xlsx', Buffer.concat(pieces))
    assert.ok(opened.ok)
    const rows: (readonly (WrittenCell | undefined)[])[] = []
    for await (const { cells } of opened.sheets[0]?.rows() ?? []) rows.push(cells)
    rows.push(good(2))
    const filled = await allBytes(writeCsv(rows))
    assert.equal(landed(await bring('t.csv', filled)).imported?.created, 1)
  })
})
