import { randomBytes } from 'node:crypto'
import { signIn } from '@taizhang/contract'
import { AccountStore, type Database, evidenceInMemory, LedgerStore, migrate, openEmbedded } from '@taizhang/store'
import type { Limits } from '../limits.ts'
import { hashPassword } from '../sign-in/password.ts'
import { sealBy } from '../sign-in/seal.ts'
import { createWorkbench, type Workbench, type WorkbenchOptions } from '../workbench.ts'
import { Client } from './client.ts'
import { accountNames, countyOf } from './county.ts'

/** Everybody's password. */
export const password = 'Cloud-42-river'
const hashed = hashPassword(password)

/** A workbench on an embedded database in memory, with two tenants `east` and `west` of the same shape, and a clock to be set. */
export interface TestWorkbench {
  readonly workbench: Workbench
  readonly database: Database
  readonly log: Readonly<Record<string, unknown>>[]
  readonly clock: { at: string }
  /** A caller who is not signed in. */
  stranger(): Client
  /** A caller who is: `recorder`, in `east` where no tenant is named. */
  as(name: string, tenant?: string): Promise<Client>
  close(): Promise<void>
}

export async function testWorkbench(
  limits: Partial<Limits> = {},
  options: Partial<WorkbenchOptions> = {},
): Promise<TestWorkbench> {
  const database = await openEmbedded('memory')
  await migrate(database)
  const clock = { at: '2024-06-12T02:00:00.000Z' }
  const store = new LedgerStore(database)
  const accounts = new AccountStore(database)
  for (const tenant of ['east', 'west']) {
    await store.createTenant(tenant, tenant, clock.at)
    await store.setUp(tenant, countyOf(tenant), { by: 'setup', at: clock.at })
    for (const name of accountNames)
      await accounts.create(
        tenant,
        { person: `${tenant}-${name}`, signInName: name, passwordHash: await hashed, mustChange: false },
        clock.at,
      )
  }
  const log: Readonly<Record<string, unknown>>[] = []
  const workbench = createWorkbench({
    database,
    evidence: evidenceInMemory(),
    seal: sealBy(randomBytes(32)),
    now: () => clock.at,
    log: (line) => log.push(line),
    limits: { requestsPerMinute: 100_000, signInsPerMinute: 100_000, ...limits },
    ...options,
  })
  const stranger = () => new Client(workbench)
  return {
    workbench,
    database,
    log,
    clock,
    stranger,
    as: async (name, tenant = 'east') => {
      const client = stranger()
      await client.ok(signIn, { body: { tenant, name, password } })
      return client
    },
    close: () => database.close(),
  }
}
