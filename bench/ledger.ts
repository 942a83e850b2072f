import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { listEntries, showIndicatorSeries, showIndicatorValue } from '@taizhang/contract'
import { type Database, LedgerStore, migrate, openEmbedded, openServer } from '@taizhang/store'
import { seededRandom } from './texts.ts'
import { benchCounty, hazardValues, leader, officeIds, recorderOf, tenant, today } from './workbench/county.ts'
import { postgresPrograms, startPostgres } from './workbench/postgres.ts'
import { create, makeAccounts, serveWorkbench, Visitor } from './workbench/served.ts'
import { type Line, percentile, printLines, rounded } from './workbench/timing.ts'

/** Where a database is, and how it is reached in the same way on both. */
interface Place {
  readonly kind: string
  readonly isServer: boolean
  readonly folder: string
  readonly url: string | undefined
  open(): Promise<Database>
  /** Where the superuser may read and write files, and its connection. */
  openAsOwner(): Promise<Database>
  readonly copyFolder: string
  remove(): void
}

/** Reads over HTTP by one person, at one size of the ledger. */
interface Reads {
  readonly entries: number
  readonly annual: Times
  readonly twelveMonths: Times
  /** The same sums straight from the entries, in SQL. */
  readonly annualPlain: Times
  readonly twelveMonthsPlain: Times
  readonly firstPages: Readonly<Record<string, Times>>
}

interface Times {
  readonly p50Ms: number
  readonly p95Ms: number
}

interface LedgerBench {
  readonly database: string
  readonly importRowsPerSecond: number
  /** COPY of the same rows into a table with the entry table's columns, checks and indexes. */
  readonly copyRowsPerSecond: number
  /** COPY into a table with the columns alone. */
  readonly plainCopyRowsPerSecond: number
  readonly importToCopy: number
  readonly writesPerSecond: number
  readonly write: Times
  readonly reads: readonly Reads[]
  readonly idleBytes: number | null
  readonly loadBytesMost: number | null
}

const IMPORT_ROWS = 100_000
const WRITERS = 16
const WRITE_SECONDS = 15
const READ_TURNS = 120
const PLAIN_TURNS = 7

/** Measures the ledger on both databases and prints a table with the bars, or one line of JSON. */
export async function ledgerBench({
  json,
  entries,
}: {
  readonly json: boolean
  readonly entries: number
}): Promise<void> {
  const say = (what: string) => json || process.stderr.write(`${what}…\n`)
  const results: LedgerBench[] = []
  const places = [serverPlace, embeddedPlace]
  if (postgresPrograms() === null) {
    say('PostgreSQL 15 or newer was not found: the embedded half only')
    places.shift()
  }
  for (const place of places) {
    const result = await measure(await place(), entries, say)
    results.push(result)
    if (!json) printLines(titleOf(result), linesOf(result))
  }
  if (json) console.log(JSON.stringify(results))
  if (results.some((result) => linesOf(result).some(({ holds }) => holds === false))) process.exitCode = 1
}

async function embeddedPlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-ledger-'))
  return {
    kind: 'embedded',
    isServer: false,
    folder,
    url: undefined,
    open: () => openEmbedded(folder),
    openAsOwner: () => openEmbedded(folder),
    copyFolder: '/tmp',
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function serverPlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-ledger-'))
  const postgres = await startPostgres()
  const url = postgres.makeDatabase('ledger')
  return {
    kind: postgres.version,
    isServer: true,
    folder,
    url,
    open: () => openServer(url),
    openAsOwner: () => openServer(postgres.adminUrl('ledger'), 1),
    copyFolder: postgres.folder,
    remove: () => {
      postgres.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function measure(place: Place, entries: number, say: (what: string) => void): Promise<LedgerBench> {
  try {
    const random = seededRandom(3)
    const smaller = Math.max(1, Math.round(entries / 10))
    await using(place.open, async (database) => {
      await migrate(database)
      const store = new LedgerStore(database)
      const at = new Date().toISOString()
      await store.createTenant(tenant, '丰禾县', at)
      await store.setUp(tenant, benchCounty(), { by: 'bench', at })
      await makeAccounts(database, at)
    })
    say(`${place.kind}: import of ${smaller} rows`)
    const importRowsPerSecond = await using(place.open, (database) => importRows(database, smaller, 0, random))
    say(`${place.kind}: COPY of the same rows`)
    const copies = await using(place.openAsOwner, (database) => copy(database, place.copyFolder))
    say(`${place.kind}: reads at ${smaller} entries`)
    const small = await readsAt(place, smaller)
    say(`${place.kind}: writes over HTTP by ${WRITERS} clients`)
    const writes = await writesOver(place, random)
    say(`${place.kind}: import of ${entries - smaller} more rows`)
    await using(place.open, (database) => importRows(database, entries - smaller, smaller, random))
    say(`${place.kind}: reads at ${entries} entries`)
    const large = await readsAt(place, entries)
    return {
      database: place.kind,
      importRowsPerSecond: Math.round(importRowsPerSecond),
      ...copies,
      importToCopy: rounded(importRowsPerSecond / copies.copyRowsPerSecond, 3),
      ...writes,
      reads: [small, large],
    }
  } finally {
    place.remove()
  }
}

async function using<T>(open: () => Promise<Database>, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await open()
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** Imports rows as a sheet is: one step for each 100,000. Making the rows is not on the clock. @returns rows a second. */
async function importRows(database: Database, count: number, first: number, random: () => number): Promise<number> {
  const store = new LedgerStore(database)
  let ms = 0
  for (let from = 0; from < count; from += IMPORT_ROWS) {
    const rows = Array.from({ length: Math.min(IMPORT_ROWS, count - from) }, (_, at) => {
      const row = first + from + at
      const org = officeIds[row % officeIds.length] ?? ''
      return { id: `entry-${row}`, row, org, values: hazardValues(`隐患-${row}`, random) }
    })
    const began = performance.now()
    const result = await store.apply(
      tenant,
      { step: 'import-entries', ledger: 'hazard', org: officeIds[0] ?? '', mode: 'all', rows },
      { by: leader, at: new Date().toISOString(), today },
    )
    ms += performance.now() - began
    if (!result.ok || result.value.imported?.created !== rows.length) throw new Error('an import was refused')
  }
  await database.script('analyze')
  return count / (ms / 1000)
}

/** COPY from a file into an empty table: what no import can beat. */
async function copy(owner: Database, folder: string) {
  const file = join(folder, 'entries.copy')
  const [counted] = await owner.query<{ rows: number }>('select count(*) as rows from entry')
  await owner.script(`copy entry to '${file}'`)
  const speed = async (shape: string) => {
    await owner.script(`create table copied (${shape})`)
    const began = performance.now()
    await owner.script(`copy copied from '${file}'`)
    const seconds = (performance.now() - began) / 1000
    await owner.script('drop table copied')
    return Math.round((counted?.rows ?? 0) / seconds)
  }
  return {
    plainCopyRowsPerSecond: await speed('like entry'),
    copyRowsPerSecond: await speed('like entry including all'),
  }
}

async function writesOver(place: Place, random: () => number) {
  const served = await serveWorkbench(place.folder, place.url)
  try {
    const visitors = await Promise.all(
      officeIds.slice(0, WRITERS).map(async (org) => {
        const visitor = await new Visitor(served.port).signIn(recorderOf(org))
        return { org, visitor }
      }),
    )
    const idleBytes = served.memoryBytes()?.now ?? null
    const times: number[] = []
    const began = performance.now()
    await Promise.all(
      visitors.map(async ({ org, visitor }, writer) => {
        for (let n = 0; performance.now() - began < WRITE_SECONDS * 1000; n++) {
          const { status, ms, body } = await create(visitor, org, hazardValues(`写入-${writer}-${n}`, random))
          if (status !== 201) throw new Error(`a write failed: ${status} ${JSON.stringify(body)}`)
          times.push(ms)
        }
      }),
    )
    const seconds = (performance.now() - began) / 1000
    const loadBytesMost = served.memoryBytes()?.most ?? null
    for (const { visitor } of visitors) visitor.leave()
    return { writesPerSecond: rounded(times.length / seconds), write: timesOf(times), idleBytes, loadBytesMost }
  } finally {
    await served.stop()
  }
}

const keys = ['hazard.found', 'hazard.cost', 'hazard.open', 'hazard.closed', 'hazard.rate']
const months = Array.from({ length: 12 }, (_, at) => `2024-${String(at + 1).padStart(2, '0')}`)

async function readsAt(place: Place, entries: number): Promise<Reads> {
  // The night's upkeep, so that neither size is read while the database still clears up behind an import.
  await using(place.open, (database) => new LedgerStore(database).maintain(new Date().toISOString()))
  const plain = await using(place.open, plainTimes)
  const served = await serveWorkbench(place.folder, place.url)
  try {
    const visitor = await new Visitor(served.port).signIn(leader)
    const recorder = await new Visitor(served.port).signIn(recorderOf(officeIds[0] ?? ''))
    const annual = await timed(visitor, (turn) => [
      showIndicatorValue,
      { params: { key: keys[turn % keys.length] ?? '' }, query: { org: 'county', period: '2024' } },
    ])
    const twelveMonths = await timed(visitor, (turn) => [
      showIndicatorSeries,
      { params: { key: keys[turn % keys.length] ?? '' }, query: { org: 'county', periods: months.join(',') } },
    ])
    const firstPages: Record<string, Times> = {}
    for (const [what, query] of Object.entries(pages))
      firstPages[what] = await timed(visitor, () => [listEntries, { query: { ledger: 'hazard', ...query } }])
    firstPages['of one office, by its recorder, by cost'] = await timed(recorder, () => [
      listEntries,
      { query: { ledger: 'hazard', sort: 'cost' } },
    ])
    visitor.leave()
    recorder.leave()
    return { entries, annual, twelveMonths, ...plain, firstPages }
  } finally {
    await served.stop()
  }
}

/** First pages as a user asks for them: filtered, and sorted by the day or a field that filters. */
const pages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'of all, latest first': {},
  'of a place, latest first': { filter: '{"field":"place","is":"校舍"}' },
  'of a place, dearest first': { filter: '{"field":"place","is":"校舍"}', sort: 'cost' },
  'dear ones of a grade, by place': {
    filter: '{"all":[{"field":"grade","is":"重大"},{"field":"cost","from":"9000"}]}',
    sort: 'place',
    order: 'ascending',
  },
  'registered in a month, by cost': {
    filter: '{"state":["found"]}',
    from: '2024-05-01',
    to: '2024-05-31',
    sort: 'cost',
  },
  'of one office, latest first': { org: officeIds[7] ?? '' },
  'a rare kind: none closed': { filter: '{"state":["closed"]}', sort: 'cost' },
}

type Call = Parameters<Visitor['call']>

async function timed(visitor: Visitor, callOf: (turn: number) => Call): Promise<Times> {
  const times: number[] = []
  for (let turn = -10; turn < READ_TURNS; turn++) {
    const { status, ms, body } = await visitor.call(...callOf(Math.abs(turn)))
    if (status !== 200) throw new Error(`a read failed: ${status} ${JSON.stringify(body)}`)
    if (turn >= 0) times.push(ms)
  }
  return timesOf(times)
}

/** The same sums without rollups: straight from the entries. */
async function plainTimes(database: Database) {
  const run = async (sql: string) => {
    const times: number[] = []
    for (let turn = 0; turn < PLAIN_TURNS; turn++) {
      const began = performance.now()
      await database.query(sql, [tenant])
      times.push(performance.now() - began)
    }
    return timesOf(times)
  }
  const sums = `count(*), sum((field_values ->> 'cost')::numeric)`
  const rows = `from entry where tenant_id = $1 and ledger = 'hazard' and not deleted and day between '2024-01-01' and '2024-12-31'`
  // Row security forces itself on the owner too.
  await database.query(`select set_config('taizhang.tenant', $1, false), set_config('taizhang.orgs', '*', false)`, [
    tenant,
  ])
  return {
    annualPlain: await run(`select ${sums} ${rows}`),
    twelveMonthsPlain: await run(`select date_trunc('month', day), ${sums} ${rows} group by 1`),
  }
}

const timesOf = (times: readonly number[]): Times => ({
  p50Ms: rounded(percentile(times, 0.5)),
  p95Ms: rounded(percentile(times, 0.95)),
})

const titleOf = ({ database }: LedgerBench): string =>
  `${database}, Node ${process.version}, ${availableParallelism()} cores shared by database, server and clients; entries made by import`

function linesOf(result: LedgerBench): readonly Line[] {
  const { importRowsPerSecond, copyRowsPerSecond, plainCopyRowsPerSecond, importToCopy, reads } = result
  const isServer = result.database !== 'embedded'
  const perSecond = (value: number, what: string) => `${Math.round(value).toLocaleString('en')} ${what}/s`
  const mib = (bytes: number | null) => (bytes === null ? 'not told here' : `${Math.round(bytes / 2 ** 20)} MiB`)
  const times = ({ p50Ms, p95Ms }: Times) => `p50 ${p50Ms} ms, p95 ${p95Ms} ms`
  const [small, large] = reads
  if (!small || !large) return []
  const growth = (what: 'annual' | 'twelveMonths') => rounded(large[what].p50Ms / small[what].p50Ms, 2)
  const gain = (read: Times, plain: Times) => `${Math.round(plain.p50Ms / read.p50Ms)} times faster`
  return [
    { what: 'import, whole: checks, history chain, rollups', value: perSecond(importRowsPerSecond, 'rows') },
    { what: 'COPY, with the same checks and indexes', value: perSecond(copyRowsPerSecond, 'rows') },
    { what: 'COPY, columns alone', value: perSecond(plainCopyRowsPerSecond, 'rows') },
    {
      what: 'import / COPY with the same checks and indexes',
      value: String(importToCopy),
      ...(isServer && { bar: '≥ 0.25', holds: importToCopy >= 0.25 }),
    },
    { what: 'import / COPY of columns alone', value: String(rounded(importRowsPerSecond / plainCopyRowsPerSecond, 3)) },
    { what: `single writes over HTTP, ${WRITERS} clients`, value: perSecond(result.writesPerSecond, 'writes') },
    { what: '  how long one takes', value: times(result.write) },
    ...reads.flatMap(({ entries, annual, twelveMonths, annualPlain, twelveMonthsPlain, firstPages }): Line[] => [
      { what: `at ${entries.toLocaleString('en')} entries, over HTTP:`, value: '' },
      { what: '  an indicator for a year', value: times(annual), bar: 'p95 < 30', holds: annual.p95Ms < 30 },
      { what: '  plain aggregate over entries', value: `${times(annualPlain)}`, bar: gain(annual, annualPlain) },
      {
        what: '  an indicator for twelve months',
        value: times(twelveMonths),
        bar: 'p95 < 30',
        holds: twelveMonths.p95Ms < 30,
      },
      {
        what: '  plain aggregate over entries',
        value: `${times(twelveMonthsPlain)}`,
        bar: gain(twelveMonths, twelveMonthsPlain),
      },
      ...Object.entries(firstPages).map(([what, page]) => ({
        what: `  first page ${what}`,
        value: times(page),
        bar: 'p95 < 100',
        holds: page.p95Ms < 100,
      })),
    ]),
    { what: 'a year, larger / smaller', value: String(growth('annual')), bar: '≤ 1.5', holds: growth('annual') <= 1.5 },
    {
      what: 'twelve months, larger / smaller',
      value: String(growth('twelveMonths')),
      bar: '≤ 1.5',
      holds: growth('twelveMonths') <= 1.5,
    },
    { what: 'memory of the server, idle', value: mib(result.idleBytes) },
    { what: 'memory of the server, most under writes', value: mib(result.loadBytesMost) },
  ]
}
