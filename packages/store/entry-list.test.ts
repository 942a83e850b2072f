import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  countedRows,
  evaluate,
  type Filter,
  type Indicator,
  parsePeriod,
  passes,
  type Source,
  World,
} from '@taizhang/ledger'
import type { Database } from './database.ts'
import { listEntries, totalOfEntries } from './entry-list.ts'
import { traceEntries } from './entry-trace.ts'
import { type IndicatorQuestion, readByDimension } from './indicator-reading.ts'
import { LedgerStore } from './ledger-store.ts'
import { chances } from './testing/chances.ts'
import { county } from './testing/county.ts'
import { embeddedDatabases, noServer, serverDatabases, type TestDatabases } from './testing/databases.ts'

const at = '2024-05-05T02:00:00.000Z'
const context = { by: 'recorder-civil', at, today: '2024-05-05' }
const ENTRIES = 400

const filters: readonly Filter[] = [
  { field: 'place', is: '学校' },
  { field: 'place', is: ['学校', '医院'] },
  { field: 'place', isNot: '学校' },
  { field: 'tags', is: '消防' },
  { field: 'tags', isNot: '消防' },
  { field: 'tags', filled: false },
  { field: 'cost', from: 100, to: '300.5' },
  { field: 'cost', from: '299.9' },
  { field: 'cost', is: 12.5 },
  { field: 'cost', is: '12.50' },
  { field: 'cost', is: '12.5' },
  { field: 'people', from: 3 },
  { field: 'people', to: 10 },
  { field: 'people', is: [3, '4', 5] },
  { field: 'found', from: '2024-02-01', to: '2024-03-01' },
  { field: 'number', from: 'A1', to: 'A3' },
  { field: 'number', is: 'A77' },
  { field: 'number', is: ['A1', 'A2', 'none'] },
  { field: 'number', isNot: 'A77' },
  { state: ['found'] },
  { state: [] },
  {
    all: [
      { field: 'place', is: '市场' },
      {
        any: [
          { field: 'cost', filled: true },
          { field: 'people', from: 20 },
        ],
      },
    ],
  },
  { any: [] },
  { all: [] },
]

for (const [kind, start, skip] of [
  ['embedded', embeddedDatabases, false],
  ['server', serverDatabases, noServer],
] as const)
  describe(`listing entries on the ${kind} database`, { skip }, () => {
    let databases: TestDatabases
    let database: Database
    const setup = county('云岭县')
    const world = new World(setup)
    before(async () => {
      databases = await start()
      database = await databases.open()
      const store = new LedgerStore(database)
      await store.createTenant('yunling', '云岭县', at)
      await store.setUp('yunling', setup, { by: 'system', at })
      const { below, often, pick } = chances(7)
      const rows = Array.from({ length: ENTRIES }, (_, index) => ({
        id: `e${String(index).padStart(4, '0')}`,
        row: index + 2,
        values: {
          number: `A${index}`,
          place: pick(['敬老院', '学校', '医院', '市场']),
          found: `2024-0${1 + below(4)}-1${below(10)}`,
          ...(often(0.7) && { cost: often(0.1) ? '12.5' : `${below(400)}.${below(99)}` }),
          ...(often(0.7) && { people: below(30) }),
          ...(often(0.3) && { tags: often(0.5) ? ['消防', '用电'] : ['燃气'] }),
          ...(often(0.1) && { measure: `更换100％_线路${index}` }),
        },
      }))
      const step = { step: 'import-entries', ledger: 'hazard', org: 'civil', mode: 'all', rows } as const
      const expected = world.apply(step, context)
      assert.deepEqual(await store.apply('yunling', step, context), expected)
      assert.equal(expected.ok && expected.value.imported?.created, ENTRIES)
    })
    after(async () => {
      await database?.close()
      await databases?.stop()
    })
    const read = <T>(work: Parameters<LedgerStore['read']>[1]) =>
      new LedgerStore(database).read({ tenant: 'yunling', orgs: 'all' }, work) as Promise<T>
    const all = (question: object, sort: object, limit: number) =>
      read<string[]>(async (transaction, setup) => {
        const ids: string[] = []
        for (let next: string | null = null; ; ) {
          const page = await listEntries(
            transaction,
            'yunling',
            setup,
            { ledger: 'hazard', ...question },
            {
              sort: { by: 'day', order: 'ascending', ...sort },
              after: next,
              limit,
            },
          )
          ids.push(...page.entries.map(({ id }) => id))
          next = page.next
          if (next === null) return ids
        }
      })
    const expectedIds = (filter: Filter) =>
      world
        .entries()
        .filter((entry) => passes(filter, entry, entry.state))
        .map(({ id }) => id)
        .sort()

    test('a filter means what it means in the domain', async (t) => {
      let matched = 0
      for (const filter of filters) {
        const ids = await all({ filter }, {}, 1000)
        assert.deepEqual(ids.sort(), expectedIds(filter), JSON.stringify(filter))
        matched += ids.length
        const total = await read<{ count: number }>((transaction, setup) =>
          totalOfEntries(transaction, 'yunling', setup, { ledger: 'hazard', filter }, ['cost']),
        )
        assert.equal(total.count, ids.length)
      }
      t.diagnostic(`filters: ${filters.length}, entries matched: ${matched}`)
    })
    test('pages follow one another without a gap, by any field and either way', async () => {
      for (const by of [
        'day',
        { field: 'place' },
        { field: 'cost' },
        { field: 'people' },
        { field: 'number' },
        { field: 'measure' },
      ] as const)
        for (const order of ['ascending', 'descending'] as const) {
          const whole = await all({}, { by, order }, 1000)
          assert.equal(whole.length, ENTRIES)
          assert.deepEqual(await all({}, { by, order }, 37), whole)
        }
      const costs = (await all({}, { by: { field: 'cost' } }, 1000)).map((id) =>
        Number(world.entry(id)?.values['cost'] ?? -1),
      )
      assert.deepEqual(
        costs,
        costs.toSorted((a, b) => a - b),
      )
    })
    test('words are found as they stand', async () => {
      assert.equal(
        (await all({ text: '100％_线路' }, {}, 1000)).length,
        expectedIds({ field: 'measure', filled: true }).length,
      )
      assert.deepEqual(await all({ text: '100%' }, {}, 1000), [])
      assert.equal(
        (await all({ text: '学校 更换' }, {}, 1000)).length,
        expectedIds({
          all: [
            { field: 'measure', filled: true },
            { field: 'place', is: '学校' },
          ],
        }).length,
      )
    })
    test('a value broken down by a dimension is the value of each part alone', async (t) => {
      let parts = 0
      for (const indicator of setup.indicators) {
        if (indicator.kind !== 'ledger' || indicator.of !== 'hazard') continue
        for (const dimension of indicator.dimensions ?? []) {
          const question: IndicatorQuestion = { indicator: indicator.key, org: 'county', period: '2024-Q1' }
          const found: Readonly<Record<string, string>> = await read((transaction, known) =>
            readByDimension(transaction, 'yunling', known, question, dimension),
          )
          for (const [member, value] of Object.entries(found)) {
            const only: Filter = member === '' ? { field: dimension, filled: false } : { field: dimension, is: member }
            const filter = indicator.filter ? { all: [indicator.filter, only] } : only
            const part = { ...indicator, filter }
            const bound: Source = {
              org: (id) => world.org(id),
              indicator: () => part,
              entries: () => world.entries(),
              history: () => world.history(),
              reported: () => undefined,
              cited: () => undefined,
            }
            assert.equal(
              value,
              evaluate(bound, indicator.key, 'county', '2024-Q1').value.value,
              `${indicator.key} ${member}`,
            )
            parts++
          }
        }
      }
      t.diagnostic(`parts: ${parts}`)
      assert.ok(parts > 10)
    })
    test('the trace of a value is the entries that the domain counts', async (t) => {
      let traced = 0
      for (const indicator of setup.indicators.filter(
        (each): each is Extract<Indicator, { kind: 'ledger' }> => each.kind === 'ledger',
      ))
        for (const period of ['2024-02', '2024']) {
          const question = { indicator: indicator.key, org: 'county', period }
          const found = await read<{ id: string; times: number }[]>(async (transaction, known) => {
            const rows = []
            for (let after: string | null = null; ; ) {
              const page = await traceEntries(transaction, 'yunling', known, question, { after, limit: 50 })
              rows.push(...page.traced.map(({ entry, times }) => ({ id: entry.id, times })))
              after = page.next
              if (after === null) return rows
            }
          })
          const expected = countedRows(
            world,
            indicator,
            'county',
            parsePeriod(period) as NonNullable<ReturnType<typeof parsePeriod>>,
          )
          assert.deepEqual(
            found.map(({ id }) => id),
            [...new Set(expected.map(({ entry }) => entry.id))].sort(),
            indicator.key,
          )
          assert.equal(
            found.reduce((sum, { times }) => sum + times, 0),
            expected.length,
          )
          const { trace } = evaluate(world, indicator.key, 'county', period)
          assert.equal(trace.kind === 'entries' && trace.count, expected.length)
          traced += found.length
        }
      t.diagnostic(`entries traced: ${traced}`)
    })
  })
