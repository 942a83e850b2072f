import type { Entry, HistoryRow } from '@taizhang/ledger'
import type { Queryable } from './database.ts'
import { type EntryRow, entryColumns, entryOf } from './entry-row.ts'
import { historyRowOf } from './history-row.ts'

/** A change, and its entry as it is now. */
export interface RecentChange {
  readonly row: HistoryRow
  readonly entry: Entry
}

/** So far back one looks: somebody who sees little of a large history must not wait for all of it. */
const LOOKED_THROUGH = 5000

/** The latest changes of entries that the transaction sees, newest first, of each entry the last alone. */
export async function readRecentChanges(
  transaction: Queryable,
  tenant: string,
  limit: number,
): Promise<readonly RecentChange[]> {
  const rows = await transaction.query<EntryRow & { readonly record: string }>(
    `with latest as (
       select subject, max(seq) as seq from history
       where tenant_id = $1 and kind = 'entry' and seq > (select seq from head where tenant_id = $1) - ${LOOKED_THROUGH}
       group by subject order by max(seq) desc limit $2
     )
     select h.record, ${entryColumns} from latest l
     join history h on h.tenant_id = $1 and h.seq = l.seq
     join entry e on e.tenant_id = $1 and e.id = l.subject
     order by l.seq desc`,
    [tenant, limit],
  )
  return rows.map((row) => ({ row: historyRowOf(row.record), entry: entryOf(row) }))
}
