import {
  type CellRow,
  entryRow,
  headRow,
  type Ledger,
  type MarkedRow,
  plannedColumns,
  type SeesProtected,
} from '@taizhang/ledger'
import { writeCsv, writeSheet } from '@taizhang/office'
import type { EntryQuestion, Queryable, TenantSetup } from '@taizhang/store'
import { entriesOf, sheetLookup } from './lookup.ts'

/** Takes the bytes of a file as they come; slow takers are waited for. */
export type TakeBytes = (piece: Uint8Array) => Promise<void> | void

/**
 * Writes the entries that a question asks for as a sheet that can be changed and imported again; rows go through one by one, within
 * the transaction that reads them.
 * @returns how many there were.
 */
export async function exportEntries(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  ledger: Ledger,
  question: EntryQuestion,
  { format, sees, take }: { readonly format: 'xlsx' | 'csv'; readonly sees: SeesProtected; readonly take: TakeBytes },
): Promise<number> {
  const lookup = await sheetLookup(transaction, tenant, setup, ledger)
  const columns = plannedColumns(ledger, lookup, 'export')
  let count = 0
  async function* rows(): AsyncGenerator<MarkedRow> {
    yield headRow(columns)
    for await (const entry of entriesOf(transaction, tenant, setup, question))
      yield entryRow(ledger, entry, ++count + 1, lookup, sees)
  }
  const pieces =
    format === 'csv'
      ? writeCsv(cellsOf(rows()))
      : writeSheet({ name: ledger.title, columns, frozenRows: 1, rows: rows(), author: '台账' })
  for await (const piece of pieces) await take(piece)
  return count
}

async function* cellsOf(rows: AsyncGenerator<MarkedRow>): AsyncGenerator<CellRow['cells']> {
  for await (const { cells } of rows) yield cells
}

/** An empty sheet for a ledger, with lists to choose from and hints. */
export async function templateSheet(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  ledger: Ledger,
  take: TakeBytes,
): Promise<void> {
  const columns = plannedColumns(ledger, await sheetLookup(transaction, tenant, setup, ledger), 'template')
  const sheet = writeSheet({ name: ledger.title, columns, frozenRows: 1, rows: [headRow(columns)], author: '台账' })
  for await (const piece of sheet) await take(piece)
}
