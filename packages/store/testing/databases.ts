import { testPostgres } from '@taizhang/tools/test-environment'
import type { Database } from '../database.ts'
import { openEmbedded } from '../embedded.ts'
import { migrate } from '../migrate.ts'
import { openServer } from '../server.ts'

export { noServer } from '@taizhang/tools/test-environment'

/** A kind of database that a suite runs on: makes empty ones, brought up to date. */
export interface TestDatabases {
  readonly kind: Database['kind']
  open(): Promise<Database>
  stop(): Promise<void>
}

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
 * A PostgreSQL of its own; `url` is an empty database that is not brought up to date.
 * @param settings further lines of configuration, as `-c` flags.
 */
export async function serverDatabases(
  settings: readonly string[] = [],
): Promise<TestDatabases & { readonly url: string }> {
  const postgres = await testPostgres(settings)
  return {
    kind: 'server',
    url: postgres.database(),
    open: async () => {
      const database = await openServer(postgres.database())
      await migrate(database)
      return database
    },
    stop: async () => postgres.stop(),
  }
}
