import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import type { Entry } from '@taizhang/ledger'
import {
  type Database,
  evidenceOfEntry,
  evidenceOnDisk,
  LedgerStore,
  migrate,
  openEmbedded,
  openServer,
  readEntry,
  verifyTenant,
} from '@taizhang/store'
import { seededRandom } from './texts.ts'
import { tenant } from './workbench/county.ts'
import { type Postgres, postgresPrograms, startPostgres } from './workbench/postgres.ts'

/** What a writer is started with. */
export interface WriterTask {
  readonly kind: 'embedded' | 'server'
  /** The data folder, or the address of the database. */
  readonly place: string
  /** Where evidence is kept. */
  readonly folder: string
  readonly seed: number
}

/** What a writer says, a line each. */
export type WriterLine =
  | { readonly says: 'ready' }
  /** `whole`: of these entries there must be all or none. */
  | { readonly says: 'begun'; readonly write: string; readonly ids: readonly string[]; readonly whole: boolean }
  | { readonly says: 'done'; readonly write: string; readonly entry: Entry | null; readonly files: readonly string[] }
  | { readonly says: 'refused'; readonly write: string; readonly codes: readonly string[] }
  | { readonly says: 'uploaded'; readonly hash: string }

interface Round {
  readonly acknowledged: number
  /** Begun and not acknowledged when it was killed. */
  readonly underWay: number
  /** Of those, how many are there, whole. */
  readonly landed: number
  readonly lookedAt: number
  readonly mistakes: readonly string[]
}

/** What is killed in a round. */
type Victim = 'writer' | 'writer at its start' | 'PostgreSQL'

const RUN_MS_MAX = 2000
const START_MS_MAX = 900
const NEW_START_MS_MAX = 4000

/**
 * Kills a writer at random moments on both databases, opens the database again each time, and looks for every write that was
 * acknowledged and for halves of those that were not. Exit code 1 on any loss.
 */
export async function crashBench({ rounds, json }: { readonly rounds: number; readonly json: boolean }): Promise<void> {
  const say = (line: string) => json || console.log(line)
  const seed = Date.now() % 1_000_000
  say(`seed ${seed}, ${rounds} rounds on each database`)
  const results = [await crashEmbedded(rounds, seed, say)]
  if (postgresPrograms() === null) say('server: PostgreSQL 15 or newer was not found; the embedded half only')
  else results.push(await crashServer(rounds, seed, say))
  const total = results.map(({ kind, rounds: all }) => ({ kind, rounds: all.length, ...sumOf(all) }))
  if (json) console.log(JSON.stringify(total))
  for (const { kind, rounds: count, acknowledged, underWay, landed, lookedAt, mistakes } of total)
    say(
      `${kind}: ${count} kills; ${acknowledged} writes acknowledged, all there: ${mistakes.length === 0 ? 'yes' : 'NO'}; ` +
        `${underWay} under way when killed, of which ${landed} landed, whole; verify looked at ${lookedAt} things; ${mistakes.length} mistakes`,
    )
  if (total.some(({ mistakes, acknowledged }) => mistakes.length > 0 || acknowledged === 0)) process.exitCode = 1
}

const sumOf = (rounds: readonly Round[]): Round => ({
  acknowledged: rounds.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
  underWay: rounds.reduce((sum, { underWay }) => sum + underWay, 0),
  landed: rounds.reduce((sum, { landed }) => sum + landed, 0),
  lookedAt: rounds.reduce((sum, { lookedAt }) => sum + lookedAt, 0),
  mistakes: rounds.flatMap(({ mistakes }) => mistakes),
})

async function crashEmbedded(rounds: number, seed: number, say: (line: string) => void) {
  const random = seededRandom(seed)
  const results: Round[] = []
  let folder = newFolder()
  const firstStarts = Math.ceil(rounds / 10)
  for (let round = 0; round < rounds; round++) {
    // The first rounds kill a start in an empty folder.
    const isNew = round < firstStarts
    if (isNew && round > 0) folder = renewed(folder)
    const victim: Victim = isNew || round % 5 === 4 ? 'writer at its start' : 'writer'
    const task: WriterTask = { kind: 'embedded', place: folder, folder, seed: seed + round }
    const afterMs = random() * (isNew ? NEW_START_MS_MAX : victim === 'writer' ? RUN_MS_MAX : START_MS_MAX)
    const lines = await killed(task, victim === 'writer', afterMs)
    const database = await openEmbedded(folder)
    results.push(await lookAfter(database, folder, lines))
    tell(say, 'embedded', round, victim, afterMs, results.at(-1))
  }
  rmSync(folder, { recursive: true, force: true })
  return { kind: 'embedded', rounds: results }
}

async function crashServer(rounds: number, seed: number, say: (line: string) => void) {
  const random = seededRandom(seed)
  const results: Round[] = []
  const folder = newFolder()
  const postgres = await startPostgres()
  try {
    const url = postgres.makeDatabase('crash')
    for (let round = 0; round < rounds; round++) {
      const victim: Victim = round % 2 === 1 ? 'PostgreSQL' : round % 10 === 4 ? 'writer at its start' : 'writer'
      const task: WriterTask = { kind: 'server', place: url, folder, seed: seed + round }
      const afterMs = random() * (victim === 'writer at its start' ? START_MS_MAX : RUN_MS_MAX)
      const lines = await killed(
        task,
        victim !== 'writer at its start',
        afterMs,
        victim === 'PostgreSQL' ? postgres : null,
      )
      if (victim === 'PostgreSQL') await startAgain(postgres)
      const database = await openServer(url, 2)
      results.push(await lookAfter(database, folder, lines))
      tell(say, postgres.version, round, victim, afterMs, results.at(-1))
    }
    return { kind: postgres.version, rounds: results }
  } finally {
    postgres.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

const newFolder = () => mkdtempSync(join(tmpdir(), 'taizhang-crash-'))
function renewed(folder: string): string {
  rmSync(folder, { recursive: true, force: true })
  return newFolder()
}

/** The killed server's children take a moment to be gone; until then it does not start. */
async function startAgain(postgres: Postgres): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return postgres.start()
    } catch (error) {
      if (tries === 20) throw error
      await wait(250)
    }
  }
}

/** Runs a writer, kills it (and the database server, where one is given) and gives what it said until then. */
async function killed(
  task: WriterTask,
  onceReady: boolean,
  afterMs: number,
  postgres: Postgres | null = null,
): Promise<readonly WriterLine[]> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'crash-writer.ts'), JSON.stringify(task)],
    { stdio: ['ignore', 'pipe', postgres ? 'ignore' : 'inherit'] },
  )
  const lines: WriterLine[] = []
  const end = () => {
    postgres?.kill()
    child.kill('SIGKILL')
  }
  if (!onceReady) setTimeout(end, afterMs)
  const closed = new Promise<void>((done) => child.on('close', () => done()))
  for await (const line of createInterface({ input: child.stdout })) {
    // The last line can be cut off: it was not said.
    const read = parsed(line)
    if (read) lines.push(read)
    if (read?.says === 'ready' && onceReady) setTimeout(end, afterMs)
  }
  await closed
  if (child.signalCode !== 'SIGKILL' && postgres === null)
    throw new Error(`the writer ended by itself: ${child.exitCode}`)
  return lines
}

function parsed(line: string): WriterLine | null {
  try {
    return JSON.parse(line) as WriterLine
  } catch {
    return null
  }
}

/** Holds what a writer said against what is there now. */
async function lookAfter(database: Database, folder: string, lines: readonly WriterLine[]): Promise<Round> {
  try {
    await migrate(database)
    const store = new LedgerStore(database)
    const done = lines.flatMap((line) => (line.says === 'done' ? [line] : []))
    const ended = new Set(
      lines.flatMap((line) => (line.says === 'done' || line.says === 'refused' ? [line.write] : [])),
    )
    const begun = lines.flatMap((line) => (line.says === 'begun' ? [line] : []))
    const mistakes = lines.flatMap((line) => (line.says === 'refused' ? [`refused: ${line.codes.join(', ')}`] : []))
    if (!(await store.tenants()).includes(tenant)) {
      if (lines.length > 0) mistakes.push('the tenant is not there')
      return { acknowledged: 0, underWay: 0, landed: 0, lookedAt: 0, mistakes }
    }
    const inFlight = begun.filter(({ write }) => !ended.has(write))
    const acknowledged = new Set(done.map(({ write }) => write))
    const last = new Map<string, Entry>()
    for (const { entry } of done) if (entry) last.set(entry.id, entry)
    const landed = await store.read({ tenant, orgs: 'all' }, async (transaction) => {
      const find = (id: string) => readEntry(transaction, tenant, id)
      let landedWrites = 0
      for (const { ids, whole, write } of begun) {
        const found: (Entry | undefined)[] = []
        for (const id of ids) found.push(await find(id))
        const there = found.filter((entry) => entry !== undefined).length
        if (acknowledged.has(write) && there < ids.length)
          mistakes.push(`${ids.length - there} entries of an acknowledged write are lost`)
        if (whole && there > 0 && there < ids.length) mistakes.push(`half an import: ${there} of ${ids.length}`)
        if (
          !ended.has(write) &&
          there > 0 &&
          found.some((entry) => entry && entry.version > (last.get(entry.id)?.version ?? 0))
        )
          landedWrites++
      }
      for (const [id, entry] of last) {
        const now = await find(id)
        const later = inFlight.filter(({ ids }) => ids.includes(id)).length
        if (!now || now.version < entry.version || now.version > entry.version + later)
          mistakes.push(`entry ${id}: acknowledged version ${entry.version}, there is ${now?.version}`)
        else if (now.version === entry.version && JSON.stringify(inOrder(now)) !== JSON.stringify(inOrder(entry)))
          mistakes.push(`entry ${id} is not what was acknowledged`)
      }
      for (const { entry, files } of done)
        if (entry && files.length > 0) {
          const tied = new Set((await evidenceOfEntry(transaction, tenant, entry.id)).map(({ hash }) => hash))
          if (files.some((hash) => !tied.has(hash))) mistakes.push(`evidence of entry ${entry.id} is lost`)
        }
      return landedWrites
    })
    const verified = await verifyTenant(store, tenant, evidenceOnDisk(folder))
    for (const { what, mistakes: wrong } of verified)
      mistakes.push(...wrong.map((mistake) => `verify, ${what}: ${mistake}`))
    return {
      acknowledged: acknowledged.size + lines.filter(({ says }) => says === 'uploaded').length,
      underWay: inFlight.length,
      landed,
      lookedAt: verified.reduce((sum, { lookedAt }) => sum + lookedAt, 0),
      mistakes,
    }
  } finally {
    await database.close()
  }
}

/** Keys in one order, at every depth. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, inOrder(item)]),
  )
}

function tell(
  say: (line: string) => void,
  kind: string,
  round: number,
  victim: Victim,
  afterMs: number,
  result: Round | undefined,
) {
  if (!result) return
  const { acknowledged, underWay, landed, lookedAt, mistakes } = result
  say(
    `${kind} ${String(round + 1).padStart(2)}: killed ${victim} after ${Math.round(afterMs)} ms; ${acknowledged} acknowledged, ` +
      `${underWay} under way (${landed} landed); verify ${lookedAt}${mistakes.length === 0 ? ', ok' : `\n  ${mistakes.slice(0, 5).join('\n  ')}`}`,
  )
}
