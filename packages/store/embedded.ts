import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { columnReaders, type Database, type Queryable } from './database.ts'
import { holdDirectory } from './directory-lock.ts'
import { DurableFiles, flush, flushTree } from './durable-files.ts'

/**
 * Opens the database that lives in this process, with its files in `folder`/database. One process at a time: a second is refused.
 * @param folder the data folder, made where it is missing; `memory` keeps nothing (tests).
 */
export async function openEmbedded(folder: string | 'memory'): Promise<Database> {
  const release = folder === 'memory' ? () => {} : holdDirectory(folder)
  try {
    const pglite = await start(folder)
    return embeddedDatabase(pglite, release)
  } catch (error) {
    release()
    throw error
  }
}

async function start(folder: string | 'memory'): Promise<PGlite> {
  const parsers = { ...columnReaders }
  if (folder === 'memory') return PGlite.create({ parsers })
  const dataDir = join(folder, 'database')
  // -F would leave out every flush to the disk.
  const startParams = [...PGlite.defaultStartParams.filter((flag) => flag !== '-F'), '-c', 'wal_sync_method=fsync']
  if (!existsSync(join(dataDir, 'PG_VERSION'))) await make(folder, dataDir)
  return PGlite.create({ fs: new DurableFiles(dataDir), parsers, startParams })
}

/** Makes an empty database aside and puts it in its place whole: who is stopped meanwhile begins again, not with a half. */
async function make(folder: string, dataDir: string): Promise<void> {
  const aside = join(folder, 'database.new')
  rmSync(aside, { recursive: true, force: true })
  const pglite = await PGlite.create({ dataDir: aside })
  await pglite.close()
  flushTree(aside)
  renameSync(aside, dataDir)
  flush(folder)
}

function embeddedDatabase(pglite: PGlite, release: () => void): Database {
  const over = (runner: Pick<PGlite, 'query'>): Queryable => ({
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await runner.query<Row>(sql, [...parameters])).rows,
  })
  return {
    kind: 'embedded',
    ...over(pglite),
    script: async (sql) => {
      await pglite.exec(sql)
    },
    transaction: (opening, work) =>
      pglite.transaction(async (transaction) => {
        await transaction.exec(opening)
        return work(over(transaction as unknown as PGlite))
      }),
    close: async () => {
      await pglite.close()
      release()
    },
  }
}
