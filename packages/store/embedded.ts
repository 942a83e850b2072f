import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { columnReaders, type Database, type Queryable } from './database.ts'
import { holdDirectory } from './directory-lock.ts'

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
  mkdirSync(dataDir, { recursive: true })
  // Without -F what was committed is written through to the disk.
  const startParams = PGlite.defaultStartParams.filter((flag) => flag !== '-F')
  return PGlite.create({ dataDir, parsers, startParams })
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
