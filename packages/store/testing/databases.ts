import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../database.ts'
import { openEmbedded } from '../embedded.ts'
import { migrate } from '../migrate.ts'
import { openServer } from '../server.ts'

/** A kind of database that a suite runs on: makes empty ones, brought up to date. */
export interface TestDatabases {
  readonly kind: Database['kind']
  open(): Promise<Database>
  stop(): Promise<void>
}

/** The folder of PostgreSQL's programs, the newest from version 15 on; null where the machine has none. */
function programs(): string | null {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root)) return null
  const versions = readdirSync(root)
    .map(Number)
    .filter((version) => version >= 15)
    .sort((a, b) => b - a)
  const folder = versions
    .map((version) => join(root, String(version), 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')))
  return folder ?? null
}

/** Why the half on a PostgreSQL server is left out, for `describe(title, { skip })`; false where it runs. */
export const noServer: string | false =
  programs() === null ? '没有找到PostgreSQL 15或更新的版本：只测了嵌入式数据库' : false

export const embeddedDatabases = (): TestDatabases => ({
  kind: 'embedded',
  open: async () => {
    const database = await openEmbedded('memory')
    await migrate(database)
    return database
  },
  stop: async () => {},
})

/**
 * A PostgreSQL of its own in a temporary folder, run by the unprivileged user `postgres` where the tests run as root. Its
 * application user is no superuser, as on a real server.
 * @param settings further lines of configuration, as `-c` flags.
 */
export async function serverDatabases(
  settings: readonly string[] = [],
): Promise<TestDatabases & { readonly url: string }> {
  const bin = programs()
  if (bin === null) throw new Error('PostgreSQL is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-postgres-'))
  const data = join(folder, 'data')
  const asRoot = process.getuid?.() === 0
  if (asRoot) {
    const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
    chownSync(folder, id('-u'), id('-g'))
  }
  const run = (program: string, ...args: readonly string[]) => {
    const command = [join(bin, program), ...args]
    const [first = '', ...rest] = asRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command
    const result = spawnSync(first, rest, { encoding: 'utf8', cwd: folder })
    if (result.status !== 0) throw new Error(`${program}: ${result.stderr}${result.stdout}`)
  }
  const port = await freePort()
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync')
  const options = [`-p ${port}`, '-h 127.0.0.1', `-k ${folder}`, ...settings.map((setting) => `-c ${setting}`)].join(
    ' ',
  )
  run('pg_ctl', '-D', data, '-l', join(folder, 'log'), '-w', '-o', options, 'start')
  const admin = await openServer(`postgresql://postgres@127.0.0.1:${port}/postgres`, 1)
  await admin.script('create role taizhang login createrole')
  let count = 0
  const urls: string[] = []
  const make = async () => {
    const name = `test_${++count}`
    await admin.script(`create database ${name} owner taizhang`)
    const url = `postgresql://taizhang@127.0.0.1:${port}/${name}`
    urls.push(url)
    return url
  }
  return {
    kind: 'server',
    url: await make(),
    open: async () => {
      const database = await openServer(await make())
      await migrate(database)
      return database
    },
    stop: async () => {
      await admin.close()
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
