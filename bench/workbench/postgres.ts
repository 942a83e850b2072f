import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A PostgreSQL of the measurement's own, in a folder of its own, that can be taken away and brought back. */
export interface Postgres {
  readonly version: string
  /** Its own folder, which it may write to. */
  readonly folder: string
  /** An empty database owned by an ordinary role, as on a real server. */
  makeDatabase(name: string): string
  /** The same database as the superuser, for what the application may not do. */
  adminUrl(name: string): string
  /** The ids of its processes, the parent first. */
  processes(): readonly number[]
  isRunning(): boolean
  /** As when the machine is shut down in order: connections are cut, what is committed is written. */
  stop(): void
  /** As when the power fails, for the process: no word, no clean end. */
  kill(): void
  start(): void
  /** Stops it and removes its folder. */
  remove(): void
}

/** The programs of the newest PostgreSQL from 15 on; null where there is none. */
export function postgresPrograms(): string | null {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root)) return null
  const versions = readdirSync(root).map(Number)
  const bins = versions
    .filter((version) => version >= 15)
    .sort((a, b) => b - a)
    .map((version) => join(root, String(version), 'bin'))
  return bins.find((bin) => existsSync(join(bin, 'initdb'))) ?? null
}

/**
 * Starts a PostgreSQL, as the unprivileged user `postgres` where we run as root. Its settings are the packaged ones but for those
 * given: commits are flushed to the disk.
 */
export async function startPostgres(settings: readonly string[] = [], root = tmpdir()): Promise<Postgres> {
  const bin = postgresPrograms()
  if (bin === null) throw new Error('PostgreSQL 15 or newer is not installed')
  const folder = mkdtempSync(join(root, 'taizhang-bench-postgres-'))
  const data = join(folder, 'data')
  const asRoot = process.getuid?.() === 0
  if (asRoot) chownSync(folder, numberOf('-u'), numberOf('-g'))
  const run = (program: string, ...args: readonly string[]): string => {
    const command = [join(bin, program), ...args]
    const [first = '', ...rest] = asRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command
    const result = spawnSync(first, rest, { encoding: 'utf8', cwd: folder })
    if (result.status !== 0) throw new Error(`${program}: ${result.stderr}${result.stdout}`)
    return result.stdout
  }
  const port = await freePort()
  const options = [`-p ${port}`, '-h 127.0.0.1', `-k ${folder}`, ...settings.map((one) => `-c ${one}`)].join(' ')
  const start = () => run('pg_ctl', '-D', data, '-l', join(folder, 'log'), '-w', '-t', '120', '-o', options, 'start')
  const admin = (sql: string) =>
    run('psql', '-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-d', 'postgres', '-qAtc', sql)
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C')
  start()
  admin('create role taizhang login createrole')
  const processes = () => {
    const parent = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
    const children = spawnSync('ps', ['-o', 'pid=', '--ppid', String(parent)], { encoding: 'utf8' }).stdout
    return [parent, ...children.split('\n').flatMap((line) => (line.trim() === '' ? [] : [Number(line)]))]
  }
  return {
    folder,
    version: `PostgreSQL ${/\d+\.\d+/.exec(run('postgres', '--version'))?.[0] ?? ''}`,
    makeDatabase: (name) => {
      admin(`create database ${name} owner taizhang`)
      return `postgresql://taizhang@127.0.0.1:${port}/${name}`
    },
    adminUrl: (name) => `postgresql://postgres@127.0.0.1:${port}/${name}`,
    processes,
    isRunning: () => existsSync(join(data, 'postmaster.pid')),
    stop: () => void run('pg_ctl', '-D', data, '-m', 'fast', '-w', 'stop'),
    kill: () => {
      for (const id of processes()) endProcess(id)
    },
    start: () => void start(),
    remove: () => {
      if (existsSync(join(data, 'postmaster.pid'))) run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const numberOf = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)

function endProcess(id: number): void {
  try {
    process.kill(id, 'SIGKILL')
  } catch {
    // It ended by itself meanwhile.
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.on('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
