import type { Entry, EntryId, HistoryRow } from '@taizhang/ledger'
import type { Queryable } from './database.ts'
import { type EntryRow, entryColumns, entryOf } from './entry-row.ts'
import { historyRowOf } from './history-row.ts'

/** An entry within the transaction's scope; undefined where there is none, or none that the scope shows. */
export async function readEntry(transaction: Queryable, tenant: string, id: EntryId): Promise<Entry | undefined> {
  const [row] = await transaction.query<EntryRow>(
    `select ${entryColumns} from entry e where e.tenant_id = $1 and e.id = $2`,
    [tenant, id],
  )
  return row && entryOf(row)
}

/** The entries of these ids that the scope shows, in no order. */
export async function readEntries(
  transaction: Queryable,
  tenant: string,
  ids: readonly EntryId[],
): Promise<readonly Entry[]> {
  if (ids.length === 0) return []
  const rows = await transaction.query<EntryRow>(
    `select ${entryColumns} from entry e where e.tenant_id = $1 and e.id = any($2)`,
    [tenant, ids],
  )
  return rows.map(entryOf)
}

/** Those of the entries that the scope shows, by their ids alone. */
export async function shownAmong(
  transaction: Queryable,
  tenant: string,
  ids: readonly EntryId[],
): Promise<ReadonlySet<EntryId>> {
  if (ids.length === 0) return new Set()
  const rows = await transaction.query<{ id: EntryId }>('select id from entry where tenant_id = $1 and id = any($2)', [
    tenant,
    ids,
  ])
  return new Set(rows.map(({ id }) => id))
}

/** A change with its place in the tenant's chain. */
export interface ChainedHistoryRow extends HistoryRow {
  readonly seq: number
  readonly hash: string
}

/** Every change of an entry, oldest first. */
export async function readEntryHistory(
  transaction: Queryable,
  tenant: string,
  id: EntryId,
): Promise<readonly ChainedHistoryRow[]> {
  const rows = await transaction.query<{ seq: number; hash: string; record: string }>(
    `select seq, hash, record from history where tenant_id = $1 and subject = $2 and kind = 'entry' order by seq`,
    [tenant, id],
  )
  return rows.map(({ seq, hash, record }) => ({ ...historyRowOf(record), seq, hash }))
}
