import type { Entry } from '@taizhang/ledger'
import { type Database, LedgerStore, migrate, readEntry, verifyTenant } from '@taizhang/store'
import { benchCounty, hazardValues, leader, officeIds, tenant, today } from './county.ts'
import { makeAccounts } from './served.ts'

/** Brings an empty database up to date and puts the county, its accounts and some entries into it. */
export async function fillCounty(database: Database, entries: number, random: () => number): Promise<void> {
  await migrate(database)
  const store = new LedgerStore(database)
  const at = new Date().toISOString()
  await store.createTenant(tenant, '丰禾县', at)
  await store.setUp(tenant, benchCounty(), { by: 'bench', at })
  await makeAccounts(database, at)
  if (entries === 0) return
  const rows = Array.from({ length: entries }, (_, row) => ({
    id: `entry-${row}`,
    row,
    org: officeIds[row % officeIds.length] ?? '',
    values: hazardValues(`隐患-${row}`, random),
  }))
  const step = { step: 'import-entries', ledger: 'hazard', org: officeIds[0] ?? '', mode: 'all', rows } as const
  const result = await store.apply(tenant, step, { by: leader, at, today })
  if (!result.ok || result.value.imported?.created !== entries) throw new Error('the import was refused')
  await database.script('analyze')
}

/** What is left of an acknowledged write. */
export type Acknowledged = Pick<Entry, 'id' | 'version'>

/** Looks for every acknowledged write, and through everything by `verify`. @returns what is wrong, in words. */
export async function lookThrough(database: Database, written: readonly Acknowledged[]): Promise<readonly string[]> {
  const store = new LedgerStore(database)
  const last = new Map<string, number>()
  for (const { id, version } of written) last.set(id, Math.max(version, last.get(id) ?? 0))
  const mistakes: string[] = []
  await store.read({ tenant, orgs: 'all' }, async (transaction) => {
    for (const [id, version] of last) {
      const entry = await readEntry(transaction, tenant, id)
      if (!entry || entry.version < version)
        mistakes.push(`entry ${id}: version ${version} was acknowledged, there is ${entry?.version}`)
    }
  })
  for (const { what, mistakes: wrong } of await verifyTenant(store, tenant))
    mistakes.push(...wrong.map((mistake) => `verify, ${what}: ${mistake}`))
  return mistakes
}
