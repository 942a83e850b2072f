import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import {
  editEntry,
  listEntries,
  moveEntry,
  showEntry,
  showIndicatorSeries,
  showIndicatorValue,
} from '@taizhang/contract'
import { openServer } from '@taizhang/store'
import { seededRandom } from './texts.ts'
import { hazardValues, headOf, officeIds, recorderOf } from './workbench/county.ts'
import { startPostgres } from './workbench/postgres.ts'
import { type Acknowledged, fillCounty, lookThrough } from './workbench/seeded.ts'
import { type Answer, create, serveWorkbench, Visitor, type WrittenEntry } from './workbench/served.ts'
import { type Line, percentile, printLines, rounded } from './workbench/timing.ts'

const ENTRIES = 20_000
/** Between an answer and the next request: somebody reads, or types. */
const THINK_MS_MAX = 2000

interface Client {
  readonly visitor: Visitor
  readonly org: string
  readonly number: number
  mine: { id: string; version: number; state: string }[]
}

/** What people do, and how often. */
const works: Readonly<Record<string, number>> = {
  page: 25,
  entry: 10,
  value: 15,
  series: 10,
  create: 20,
  edit: 10,
  move: 10,
}

/** Lets many people work on one PostgreSQL over HTTP, and looks for every write afterwards. Exit code 1 on an error or a loss. */
export async function loadBench(flags: { readonly json: boolean; readonly clients: number; readonly seconds: number }) {
  const { json, clients: count, seconds } = flags
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-load-'))
  const postgres = await startPostgres()
  try {
    const url = postgres.makeDatabase('load')
    const random = seededRandom(5)
    const database = await openServer(url, 4)
    await fillCounty(database, ENTRIES, random)
    const served = await serveWorkbench(folder, url)
    const clients = await signedIn(served.port, count)
    const run = { times: new Map<string, number[]>(), errors: [] as string[], written: [] as Acknowledged[] }
    const end = performance.now() + seconds * 1000
    await Promise.all(
      clients.map(async (client) => {
        await wait(random() * THINK_MS_MAX)
        while (performance.now() < end) {
          await workOnce(client, random, run)
          await wait(random() * THINK_MS_MAX)
        }
      }),
    )
    const memory = served.memoryBytes()
    for (const { visitor } of clients) visitor.leave()
    await served.stop()
    const mistakes = await lookThrough(database, run.written)
    await database.close()
    const requests = [...run.times.values()].reduce((sum, { length }) => sum + length, 0)
    const result = {
      database: postgres.version,
      clients: count,
      seconds,
      requests,
      requestsPerSecond: rounded(requests / seconds),
      writes: run.written.length,
      errors: run.errors.length,
      lost: mistakes.length,
      memoryBytesMost: memory?.most ?? null,
      latencies: Object.fromEntries([...run.times].map(([work, times]) => [work, latenciesOf(times)])),
    }
    if (json) console.log(JSON.stringify(result))
    else printResult(result, [...run.errors, ...mistakes])
    if (run.errors.length > 0 || mistakes.length > 0 || run.written.length === 0) process.exitCode = 1
  } finally {
    postgres.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function signedIn(port: number, count: number): Promise<readonly Client[]> {
  const people = officeIds.flatMap((org) => [
    { org, name: recorderOf(org) },
    { org, name: headOf(org) },
  ])
  const clients: Client[] = []
  for (let number = 0; number < count; number++) {
    const { org, name } = people[number % people.length] as { org: string; name: string }
    clients.push({ visitor: await new Visitor(port).signIn(name), org, number, mine: [] })
  }
  return clients
}

interface Run {
  readonly times: Map<string, number[]>
  readonly errors: string[]
  readonly written: Acknowledged[]
}

async function workOnce(client: Client, random: () => number, { times, errors, written }: Run): Promise<void> {
  const chosen = choose(random)
  const known = client.mine[Math.floor(random() * client.mine.length)]
  const work = known || !['entry', 'edit', 'move'].includes(chosen) ? chosen : 'create'
  const { status, ms, body } = await request(client, work, known, random)
  const kept = times.get(work) ?? []
  times.set(work, kept)
  kept.push(ms)
  if (status !== 200 && status !== 201) {
    errors.push(`${work}: ${status} ${JSON.stringify(body)?.slice(0, 200)}`)
    return
  }
  if (!['create', 'edit', 'move'].includes(work)) return
  const { entry } = body as WrittenEntry & { readonly entry: { readonly state: string } }
  written.push({ id: entry.id, version: entry.version })
  client.mine = [...client.mine.filter(({ id }) => id !== entry.id).slice(-20), entry]
}

function choose(random: () => number): string {
  let chance = random() * Object.values(works).reduce((sum, share) => sum + share, 0)
  for (const [work, share] of Object.entries(works)) {
    chance -= share
    if (chance < 0) return work
  }
  return 'page'
}

function request(
  client: Client,
  work: string,
  known: Client['mine'][number] | undefined,
  random: () => number,
): Promise<Answer> {
  const { visitor, org, number } = client
  const params = { id: known?.id ?? '' }
  const version = known?.version ?? 0
  const key = random() < 0.5 ? 'hazard.found' : 'hazard.rate'
  switch (work) {
    case 'page':
      return visitor.call(listEntries, {
        query: { ledger: 'hazard', filter: '{"field":"place","is":"市场"}', ...(random() < 0.5 && { sort: 'cost' }) },
      })
    case 'entry':
      return visitor.call(showEntry, { params })
    case 'value':
      return visitor.call(showIndicatorValue, { params: { key }, query: { org, period: '2025' } })
    case 'series':
      return visitor.call(showIndicatorSeries, { params: { key }, query: { org, periods: '2025-01,2025-02,2025-03' } })
    case 'edit':
      return visitor.call(editEntry, {
        params,
        body: { version, values: { cost: (random() * 999).toFixed(2) }, reason: '核对' },
      })
    case 'move': {
      const next = known?.state === 'found' ? 'assign' : known?.state === 'fixing' ? 'submit' : 'return'
      return visitor.call(moveEntry, {
        params,
        body: { version, move: next, values: {}, evidence: [], reason: '再查' },
      })
    }
    default:
      return create(visitor, org, hazardValues(`现场-${number}-${Math.floor(random() * 1e9)}`, random))
  }
}

const latenciesOf = (times: readonly number[]) => ({
  requests: times.length,
  p50Ms: rounded(percentile(times, 0.5)),
  p95Ms: rounded(percentile(times, 0.95)),
  p99Ms: rounded(percentile(times, 0.99)),
  mostMs: rounded(percentile(times, 1)),
})

function printResult(
  result: {
    readonly database: string
    readonly clients: number
    readonly seconds: number
    readonly requests: number
    readonly requestsPerSecond: number
    readonly writes: number
    readonly errors: number
    readonly lost: number
    readonly memoryBytesMost: number | null
    readonly latencies: Readonly<Record<string, ReturnType<typeof latenciesOf>>>
  },
  mistakes: readonly string[],
): void {
  const { database, clients, seconds, requests, requestsPerSecond, writes, errors, lost, memoryBytesMost } = result
  const lines: Line[] = [
    { what: 'requests', value: `${requests}, ${requestsPerSecond}/s` },
    ...Object.entries(result.latencies).map(([work, times]) => ({
      what: `  ${work} (${times.requests})`,
      value: `p50 ${times.p50Ms}, p95 ${times.p95Ms}, p99 ${times.p99Ms} ms`,
    })),
    { what: 'errors', value: String(errors), bar: '0', holds: errors === 0 },
    { what: 'acknowledged writes', value: String(writes) },
    { what: 'lost, or found wrong by verify', value: String(lost), bar: '0', holds: lost === 0 },
    {
      what: 'most memory of the server',
      value: memoryBytesMost === null ? 'not told here' : `${Math.round(memoryBytesMost / 2 ** 20)} MiB`,
    },
  ]
  const cores = availableParallelism()
  printLines(
    `${clients} clients for ${seconds} s, a request each 0 to ${THINK_MS_MAX} ms after the answer; ${database}, Node ${process.version}, ${cores} cores shared by database, server and clients`,
    lines,
  )
  for (const mistake of mistakes.slice(0, 20)) console.log(mistake)
}
