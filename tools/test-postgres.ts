import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

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

/** Why what needs a PostgreSQL server is left out, for `describe(title, { skip })`; false where it runs. */
export const noServer: string | false =
  programs() === null ? '没有找到PostgreSQL 15或更新的版本：只测了嵌入式数据库' : false

/** A PostgreSQL of a test's own. */
export interface TestPostgres {
  /** Makes an empty database. @returns its address, for the application's user. */
  database(): string
  stop(): void
}

/**
 * Starts a PostgreSQL in a temporary folder, run by the unprivileged user `postgres` where the tests run as root. Its application user
 * is no superuser, as on a real server.
 * @param settings further lines of configuration, as `-c` flags.
 */
export async function testPostgres(settings: readonly string[] = []): Promise<TestPostgres> {
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
  const connection = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres']
  run('psql', ...connection, '-q', '-c', 'create role taizhang login createrole', 'postgres')
  let count = 0
  return {
    database: () => {
      const name = `test_${++count}`
      run('createdb', ...connection, '-O', 'taizhang', name)
      return `postgresql://taizhang@127.0.0.1:${port}/${name}`
    },
    stop: () => {
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
