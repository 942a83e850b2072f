import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs, { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import type { Database } from './database.ts'
import { DirectoryInUse, holdDirectory } from './directory-lock.ts'
import { openEmbedded } from './embedded.ts'
import { MigrationChanged, migrate, migrations } from './migrate.ts'
import { embeddedDatabases, noServer, serverDatabases } from './testing/databases.ts'

/** How often the system is asked to bring a file to the disk. */
async function flushesOf(work: () => Promise<unknown>): Promise<number> {
  const real = fs.fsyncSync
  let count = 0
  fs.fsyncSync = (file) => {
    count++
    real(file)
  }
  syncBuiltinESMExports()
  try {
    await work()
  } finally {
    fs.fsyncSync = real
    syncBuiltinESMExports()
  }
  return count
}

describe('the data folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-data-'))
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('keeps what was written on the disk, and is held by one process only', async () => {
    mkdirSync(join(folder, 'database.new'))
    writeFileSync(join(folder, 'database.new', 'PG_VERSION'), 'left by a start that was killed')
    const first = await openEmbedded(folder)
    await migrate(first)
    const flushed = await flushesOf(() => first.query(`insert into tenant values ('yunling', '云岭县', now())`))
    assert.equal(flushed, 1)
    await assert.rejects(
      openEmbedded(folder),
      (error) => error instanceof DirectoryInUse && error.processId === process.pid,
    )
    await first.close()
    const second = await openEmbedded(folder)
    assert.deepEqual(await second.query('select tenant_id from tenant'), [{ tenant_id: 'yunling' }])
    await second.close()
    assert.equal(existsSync(join(folder, 'taizhang.pid')), false)
  })
  test('is taken over from a process that is no more', async () => {
    const dead = spawn(process.execPath, ['-e', ''])
    await once(dead, 'exit')
    for (const left of [`${dead.pid}\n123\n`, `${process.pid}\n1\n`, 'nonsense', '']) {
      writeFileSync(join(folder, 'taizhang.pid'), left)
      holdDirectory(folder)()
    }
  })
})

for (const [kind, start, skip] of [
  ['embedded', embeddedDatabases, false],
  ['server', serverDatabases, noServer],
] as const)
  describe(`migrations on the ${kind} database`, { skip }, () => {
    test('run once each, and a changed one is refused', async (t) => {
      const databases = await start()
      const database: Database = await databases.open()
      const all = migrations().map(({ name }) => name)
      const done = await database.query<{ name: string }>('select name from migration order by name')
      assert.deepEqual(
        done.map(({ name }) => name),
        all,
      )
      assert.deepEqual(await migrate(database), [])
      await database.query(`update migration set checksum = 'other' where name = $1`, [all[0]])
      await assert.rejects(migrate(database), MigrationChanged)
      t.diagnostic(`migrations: ${all.length}`)
      await database.close()
      await databases.stop()
    })
  })
