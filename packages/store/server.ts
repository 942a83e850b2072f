import pg from 'pg'
import { columnReaders, type Database, type Queryable } from './database.ts'

/** Opens a PostgreSQL server (15 or newer) by its address, `postgresql://…`, with a pool of connections. */
export async function openServer(url: string, connectionsMax = 10): Promise<Database> {
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      columnReaders[oid] ?? pg.types.getTypeParser(oid, format as 'text'),
  }
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    types: types as pg.CustomTypesConfig,
    options: '-c timezone=UTC -c client_min_messages=warning',
    connectionTimeoutMillis: 10_000,
  })
  // An idle connection that breaks is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => {})
  const version = await pool.query<{ version: number }>(`select current_setting('server_version_num')::int as version`)
  const found = version.rows[0]?.version ?? 0
  if (found < 150_000) {
    await pool.end()
    throw new Error(`需要PostgreSQL 15或更新的版本，这台服务器是${Math.floor(found / 10_000)}。`)
  }
  return {
    kind: 'server',
    ...over(pool),
    script: async (sql) => {
      await pool.query(sql)
    },
    transaction: (opening, work) => inTransaction(pool, opening, work),
    close: () => pool.end(),
  }
}

async function inTransaction<T>(
  pool: pg.Pool,
  opening: string,
  work: (transaction: Queryable) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  // A connection that breaks between two statements says so by an event; with no listener it would end the process.
  const noteBroken = (error: Error) => {
    broken ??= error
  }
  client.on('error', noteBroken)
  try {
    await client.query(`begin; ${opening}`)
    const result = await work(over(client))
    await client.query('commit')
    return result
  } catch (error) {
    const lost = broken
    if (!lost) await client.query('rollback').catch(noteBroken)
    // What the driver says of a broken connection that is used again does not tell why it broke.
    throw lost ?? error
  } finally {
    client.off('error', noteBroken)
    client.release(broken)
  }
}

const over = (runner: pg.Pool | pg.PoolClient): Queryable => ({
  query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
    (await runner.query(sql, [...parameters])).rows as Row[],
})
