import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openEmbedded, openServer } from '@taizhang/store'
import { seededRandom } from './texts.ts'
import { hazardValues, officeIds, recorderOf } from './workbench/county.ts'
import { type Postgres, postgresPrograms, startPostgres } from './workbench/postgres.ts'
import { type Acknowledged, fillCounty, lookThrough } from './workbench/seeded.ts'
import { type Answer, create, serveWorkbench, Visitor, type WrittenEntry } from './workbench/served.ts'
import { percentile, rounded } from './workbench/timing.ts'

const WRITERS = 8
const BEFORE_MS = 2000
const GONE_MS = 4000
const AFTER_MS_MAX = 30_000
const DISK_MB = 220

/** What a fault did to those who were writing. */
interface Outcome {
  readonly fault: string
  readonly acknowledged: number
  /** Requests that failed, by status and code. */
  readonly failures: Readonly<Record<string, number>>
  readonly slowestFailureMs: number
  /** From the end of the fault to the first write that was acknowledged. */
  readonly backAfterMs: number | null
  readonly mistakes: readonly string[]
}

/**
 * Takes the database away and the disk's room, while people write, and gives them back. Exit code 1 where a request failed
 * otherwise than with 503 and the sentence, something acknowledged was lost, or the service did not come back by itself.
 */
export async function faultsBench({ json }: { readonly json: boolean }): Promise<void> {
  const outcomes: Outcome[] = []
  const tell = (outcome: Outcome) => {
    outcomes.push(outcome)
    if (!json) console.log(textOf(outcome))
  }
  if (postgresPrograms() !== null) {
    tell(
      await withPostgres(tmpdir(), (...all) =>
        gone('PostgreSQL stopped and started', ...all, (postgres) => postgres.stop()),
      ),
    )
    tell(
      await withPostgres(tmpdir(), (...all) =>
        gone('PostgreSQL killed and started', ...all, (postgres) => postgres.kill()),
      ),
    )
  } else if (!json) console.log('PostgreSQL 15 or newer was not found')
  const disk = smallDisk()
  if (disk === null) {
    if (!json) console.log('disk full: left out, a small disk can only be made by root')
  } else
    try {
      if (postgresPrograms() !== null) tell(await withPostgres(disk, (...all) => fullServer(disk, ...all)))
      tell(await fullEmbedded(disk))
    } finally {
      spawnSync('umount', [disk])
      rmSync(disk, { recursive: true, force: true })
    }
  if (json) console.log(JSON.stringify(outcomes))
  if (outcomes.length === 0 || outcomes.some(({ mistakes }) => mistakes.length > 0)) process.exitCode = 1
}

async function withPostgres(
  root: string,
  work: (postgres: Postgres, url: string, folder: string) => Promise<Outcome>,
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-faults-'))
  const postgres = await startPostgres(['max_wal_size=64MB'], root)
  try {
    const url = postgres.makeDatabase('faults')
    const database = await openServer(url, 2)
    await fillCounty(database, 0, seededRandom(1))
    await database.close()
    return await work(postgres, url, folder)
  } finally {
    postgres.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** People who write until they are told to stop. */
class Writers {
  readonly written: Acknowledged[] = []
  readonly failed: Answer[] = []
  lastSuccessAt = 0
  #stopped = false
  readonly #all: Promise<unknown>

  constructor(visitors: readonly { readonly visitor: Visitor; readonly org: string }[]) {
    const random = seededRandom(9)
    this.#all = Promise.all(visitors.map(({ visitor, org }, writer) => this.#write(visitor, org, writer, random)))
  }

  async #write(visitor: Visitor, org: string, writer: number, random: () => number): Promise<void> {
    for (let n = 0; !this.#stopped; n++) {
      const values = { ...hazardValues(`故障-${writer}-${n}`, random), measure: '逐项核对。'.repeat(100) }
      const answer = await create(visitor, org, values)
      if (answer.status === 201) {
        const { entry } = answer.body as WrittenEntry
        this.written.push({ id: entry.id, version: entry.version })
        this.lastSuccessAt = performance.now()
      } else {
        this.failed.push(answer)
        await wait(100)
      }
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#all
  }

  /** Waits for a success after a moment. @returns how long after it, or null where none came in time. */
  async successAfter(moment: number): Promise<number | null> {
    for (;;) {
      if (this.lastSuccessAt > moment) return this.lastSuccessAt - moment
      if (performance.now() - moment > AFTER_MS_MAX) return null
      await wait(20)
    }
  }

  async failure(): Promise<void> {
    const before = this.failed.length
    for (const end = performance.now() + AFTER_MS_MAX; this.failed.length === before && performance.now() < end; )
      await wait(20)
  }
}

const visitorsOf = (port: number) =>
  Promise.all(
    officeIds.slice(0, WRITERS).map(async (org) => ({ org, visitor: await new Visitor(port).signIn(recorderOf(org)) })),
  )

async function gone(
  fault: string,
  postgres: Postgres,
  url: string,
  folder: string,
  take: (postgres: Postgres) => void,
): Promise<Outcome> {
  const served = await serveWorkbench(folder, url)
  const visitors = await visitorsOf(served.port)
  const writers = new Writers(visitors)
  await wait(BEFORE_MS)
  take(postgres)
  await wait(GONE_MS)
  await startAgain(postgres)
  const backAfterMs = await writers.successAfter(performance.now())
  await wait(BEFORE_MS)
  await writers.stop()
  for (const { visitor } of visitors) visitor.leave()
  await served.stop()
  const database = await openServer(url, 2)
  const mistakes = await lookThrough(database, writers.written)
  await database.close()
  return outcomeOf(fault, writers, backAfterMs, mistakes)
}

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

async function fullServer(disk: string, postgres: Postgres, url: string, folder: string): Promise<Outcome> {
  const ballast = join(disk, 'ballast')
  const served = await serveWorkbench(folder, url)
  const visitors = await visitorsOf(served.port)
  const writers = new Writers(visitors)
  await wait(BEFORE_MS)
  fill(ballast)
  await writers.failure()
  await wait(GONE_MS)
  rmSync(ballast)
  const moment = performance.now()
  // A PostgreSQL that could not write its log has ended itself; a service manager starts it again.
  if (!postgres.isRunning()) await startAgain(postgres)
  const backAfterMs = await writers.successAfter(moment)
  await wait(BEFORE_MS)
  await writers.stop()
  for (const { visitor } of visitors) visitor.leave()
  await served.stop()
  const database = await openServer(url, 2)
  const mistakes = await lookThrough(database, writers.written)
  await database.close()
  return outcomeOf('disk full under PostgreSQL', writers, backAfterMs, mistakes)
}

async function fullEmbedded(disk: string): Promise<Outcome> {
  const folder = mkdtempSync(join(disk, 'data-'))
  const ballast = join(disk, 'ballast')
  const first = await openEmbedded(folder)
  await fillCounty(first, 0, seededRandom(1))
  await first.close()
  const served = await serveWorkbench(folder)
  const visitors = await visitorsOf(served.port)
  const writers = new Writers(visitors)
  await wait(BEFORE_MS)
  fill(ballast)
  await writers.failure()
  await wait(GONE_MS)
  rmSync(ballast)
  const backAfterMs = await writers.successAfter(performance.now())
  await wait(BEFORE_MS)
  await writers.stop()
  for (const { visitor } of visitors) visitor.leave()
  await served.stop()
  const database = await openEmbedded(folder)
  const mistakes = await lookThrough(database, writers.written)
  await database.close()
  return outcomeOf('disk full under the embedded database', writers, backAfterMs, mistakes)
}

/** Takes all room that is left. */
function fill(path: string): void {
  for (let megabytes = 0; megabytes < DISK_MB; megabytes++) {
    try {
      writeFileSync(path, Buffer.alloc(1024 * 1024), { flag: 'a' })
    } catch {
      return
    }
  }
}

/** A disk of little room, in memory; null where we may not make one. */
function smallDisk(): string | null {
  const path = mkdtempSync(join(tmpdir(), 'taizhang-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m,mode=755`, 'tmpfs', path])
  if (mounted.status === 0) return path
  rmSync(path, { recursive: true, force: true })
  return null
}

function outcomeOf(fault: string, writers: Writers, backAfterMs: number | null, lost: readonly string[]): Outcome {
  const failures: Record<string, number> = {}
  for (const { status, body } of writers.failed) {
    const key = `${status} ${codeOf(body)}`
    failures[key] = (failures[key] ?? 0) + 1
  }
  const unclear = Object.keys(failures).filter((key) => key !== '503 unavailable')
  return {
    fault,
    acknowledged: writers.written.length,
    failures,
    slowestFailureMs: rounded(
      percentile(
        writers.failed.map(({ ms }) => ms),
        1,
      ),
    ),
    backAfterMs: backAfterMs === null ? null : Math.round(backAfterMs),
    mistakes: [
      ...lost,
      ...unclear.map((key) => `a request failed unclearly: ${key}`),
      ...(writers.failed.length === 0 ? ['nothing failed: there was no fault'] : []),
      ...(writers.written.length === 0 ? ['nothing was written'] : []),
      ...(backAfterMs === null ? ['the service did not come back'] : []),
    ],
  }
}

const codeOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : String(body).slice(0, 80)

const textOf = ({ fault, acknowledged, failures, slowestFailureMs, backAfterMs, mistakes }: Outcome): string =>
  `${fault}: ${acknowledged} writes acknowledged; failed ${JSON.stringify(failures)}, the slowest after ${slowestFailureMs} ms; ` +
  `back ${backAfterMs === null ? 'never' : `after ${backAfterMs} ms`}; ${mistakes.length === 0 ? 'nothing lost, ok' : `\n  ${mistakes.slice(0, 10).join('\n  ')}`}`
