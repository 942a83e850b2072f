import { setImmediate } from 'node:timers/promises'
import type { Queryable } from './database.ts'

/** Rows in one statement: enough to hide the way to the database, few enough that making the next overlaps with writing this one. */
const ROWS_PER_STATEMENT = 5_000

/** Rows in portions for one statement each. */
export function* pieces<T>(rows: readonly T[], size = ROWS_PER_STATEMENT): Iterable<readonly T[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size)
}

/**
 * Writes rows of a tenant by `sql`, whose `$1` is the tenant and `$2` the rows as a JSON array. The next portion is made while the
 * database still writes the one before.
 * @param size rows in a portion.
 * @param make turns a portion into a JSON array; portions come in order.
 */
export async function writeRows<T>(
  transaction: Queryable,
  tenant: string,
  sql: string,
  rows: readonly T[],
  make: (piece: readonly T[]) => string = JSON.stringify,
  size = ROWS_PER_STATEMENT,
): Promise<void> {
  let before: Promise<unknown> = Promise.resolve()
  for (const piece of pieces(rows, size)) {
    const text = make(piece)
    await before
    before = transaction.query(sql, [tenant, text])
    if (rows.length > size) {
      // A failure is thrown by the next await; until then it must not count as one that nobody handles.
      before.catch(() => {})
      await setImmediate()
    }
  }
  await before
}
