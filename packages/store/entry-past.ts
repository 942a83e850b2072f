import type { EntryId } from '@taizhang/ledger'
import { pieces } from './bulk-write.ts'
import type { Queryable } from './database.ts'
import { type EntryRow, entryColumns, entryOf } from './entry-row.ts'
import type { EntryPast } from './rollup.ts'

/** The changes of state of entries that are known, oldest first. */
export async function movesOf(transaction: Queryable, tenant: string, ids: readonly EntryId[]) {
  const moves = new Map<EntryId, { readonly from: string; readonly to: string; readonly on: string }[]>()
  for (const piece of pieces(ids)) {
    const rows = await transaction.query<{ id: string; from: string; to: string; on: string }>(
      `select entry_id as id, from_state as "from", to_state as "to", on_day as "on" from arrival
       where tenant_id = $1 and entry_id = any ($2) order by entry_id, version`,
      [tenant, piece],
    )
    for (const { id, ...move } of rows) {
      const known = moves.get(id)
      if (known) known.push(move)
      else moves.set(id, [move])
    }
  }
  return moves
}

/** Finds the entries of some ledgers page by page, with their past. */
export async function* entriesOf(
  transaction: Queryable,
  tenant: string,
  ledgers: readonly string[],
): AsyncIterable<readonly EntryPast[]> {
  let after = ''
  for (;;) {
    const rows = await transaction.query<EntryRow>(
      `select ${entryColumns} from entry e where e.tenant_id = $1 and e.ledger = any ($2) and e.id > $3 order by e.id limit 5000`,
      [tenant, ledgers, after],
    )
    if (rows.length === 0) return
    const moves = await movesOf(
      transaction,
      tenant,
      rows.filter(({ state }) => state !== '').map(({ id }) => id),
    )
    yield rows.map((row) => ({
      entry: entryOf(row),
      firstState: row.first_state === '' ? null : row.first_state,
      moves: moves.get(row.id) ?? [],
    }))
    after = rows.at(-1)?.id ?? ''
  }
}
