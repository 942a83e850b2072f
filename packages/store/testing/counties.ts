import { after, before, beforeEach, describe } from 'node:test'
import type { Setup } from '@taizhang/ledger'
import type { Database } from '../database.ts'
import { LedgerStore } from '../ledger-store.ts'
import { county } from './county.ts'
import { embeddedDatabases, noServer, serverDatabases, type TestDatabases } from './databases.ts'

/** What a test of such a suite finds. */
export interface Here {
  /** More of its kind, empty. */
  readonly databases: TestDatabases
  readonly database: Database
  readonly store: LedgerStore
  /** The test's own. */
  readonly tenant: string
}

interface Counties {
  /** When each was set up. */
  readonly at: string
  readonly setup?: (name: string) => Setup
}

/** The same suite on each kind of database, each test in a county of its own. */
export function inCounties(title: string, { at, setup = county }: Counties, suite: (here: Here) => void): void {
  for (const [kind, start, skip] of [
    ['embedded', embeddedDatabases, false],
    ['server', serverDatabases, noServer],
  ] as const)
    describe(`${title} on the ${kind} database`, { skip }, () => {
      const here = {} as { -readonly [Part in keyof Here]: Here[Part] }
      let count = 0
      before(async () => {
        here.databases = await start()
        here.database = await here.databases.open()
        here.store = new LedgerStore(here.database)
      })
      after(async () => {
        await here.database?.close()
        await here.databases?.stop()
      })
      beforeEach(async () => {
        here.tenant = `t${++count}`
        await here.store.createTenant(here.tenant, here.tenant, at)
        await here.store.setUp(here.tenant, setup(here.tenant), { by: 'system', at })
      })
      suite(here)
    })
}
