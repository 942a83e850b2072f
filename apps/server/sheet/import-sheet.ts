import { createHash, randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import {
  annotatedRow,
  type CellRow,
  type Chosen,
  dayOfMoment,
  type Header,
  type HeaderProblem,
  headRowsMax,
  type IdMaker,
  type ImportRow,
  type Ledger,
  type MarkedRow,
  type Outcome,
  problemColumn,
  type Refusal,
  readHeader,
  SheetImport,
  type SheetProblem,
} from '@taizhang/ledger'
import { openSheets, type ReadProblem, type Sheet, SheetUnreadable, writeSheet } from '@taizhang/office'
import { type LedgerStore, orgsOf, type StepProgress } from '@taizhang/store'
import { sheetLookup } from './lookup.ts'

/** A sheet on its way into a ledger. */
export interface SheetToImport {
  readonly tenant: string
  readonly ledger: Ledger
  /** The office whose entries the rows become, where they do not say another. */
  readonly org: string
  readonly by: string
  readonly at: string
  readonly file: { readonly name: string; readonly bytes: Uint8Array }
  /** The name of a sheet; the first visible one where left out. */
  readonly sheet?: string
  /** What the user said of columns. */
  readonly chosen?: Chosen
  /** `all`: one bad row refuses all; `good`: the good ones land. `try`: nothing lands, all is checked. */
  readonly mode: 'all' | 'good' | 'try'
  /** Told now and then how far it is. */
  readonly progress?: (progress: ImportProgress) => void
}

/** How far an import is: rows read and checked one by one, then what the store tells. */
export type ImportProgress = StepProgress | { readonly stage: 'reading'; readonly done: number; readonly of: null }

/** What came of it. */
export type SheetImported =
  | { readonly ok: false; readonly why: 'unreadable'; readonly problem: ReadProblem }
  | { readonly ok: false; readonly why: 'no-such-sheet'; readonly sheets: readonly string[] }
  | { readonly ok: false; readonly why: 'header'; readonly header: Header; readonly problems: readonly HeaderProblem[] }
  | { readonly ok: false; readonly why: 'refused'; readonly refusals: readonly Refusal[] }
  | {
      readonly ok: true
      readonly header: Header
      readonly rowsRead: number
      /** Null where nothing was to land: in a trial, or because a bad row refused all. */
      readonly imported: NonNullable<Outcome['imported']> | null
      /** By row, each by its column with the reason. */
      readonly problems: readonly SheetProblem[]
      readonly leftOut: readonly { readonly row: number; readonly reason: string }[]
      /** A copy with the refused rows marked; the bytes of an .xlsx. */
      annotated(): AsyncGenerator<Uint8Array>
    }

const PROGRESS_ROWS = 2_000

/**
 * Imports a .xlsx or .csv into a ledger: every row is checked, refused ones are named by row and column, and what lands does so in
 * one transaction. The same file again changes nothing.
 */
export async function importSheet(store: LedgerStore, given: SheetToImport): Promise<SheetImported> {
  const opened = await openSheets(given.file.name, given.file.bytes)
  if (!opened.ok) return { ok: false, why: 'unreadable', problem: opened.problem }
  const visible = opened.sheets.filter((sheet) => sheet.visible)
  const sheet = given.sheet === undefined ? visible[0] : opened.sheets.find(({ name }) => name === given.sheet)
  if (!sheet) return { ok: false, why: 'no-such-sheet', sheets: visible.map(({ name }) => name) }
  try {
    return await importRows(store, given, sheet)
  } catch (error) {
    if (error instanceof SheetUnreadable) return { ok: false, why: 'unreadable', problem: error.problem }
    throw error
  }
}

async function importRows(store: LedgerStore, given: SheetToImport, sheet: Sheet): Promise<SheetImported> {
  const { tenant, ledger, org, by, at, mode } = given
  const header = readHeader(ledger, await headOf(sheet), await sheet.merges(), given.chosen)
  if (header.problems.length > 0) return { ok: false, why: 'header', header, problems: header.problems }
  const setup = await store.setup(tenant)
  const scope = { tenant, orgs: orgsOf(setup, by, dayOfMoment(at)) }
  const lookup = await store.read(scope, (transaction, now) => sheetLookup(transaction, tenant, now, ledger))
  const reading = new SheetImport(ledger, header, org, lookup, ids)
  const rows: ImportRow[] = []
  const problems: SheetProblem[] = []
  const leftOut: { row: number; reason: string }[] = []
  let rowsRead = 0
  const toldOf = async (done: number): Promise<void> => {
    given.progress?.({ stage: 'reading', done, of: null })
    // Reading rows leaves room for others, who wait for this very word.
    await setImmediate()
  }
  for await (const each of sheet.rows()) {
    if (each.row <= header.lastRow) continue
    const taken = reading.take(each)
    if (taken === null) continue
    rowsRead++
    if (taken.is === 'row') rows.push(taken.row)
    else if (taken.is === 'refused') problems.push(...taken.problems)
    else leftOut.push({ row: taken.row, reason: taken.reason })
    if (rowsRead % PROGRESS_ROWS === 0) await toldOf(rowsRead)
  }
  await toldOf(rowsRead)
  const report = (imported: Outcome['imported'] | null, more: readonly SheetProblem[] = []): SheetImported => {
    const all = [...problems, ...more].sort((a, b) => a.row - b.row)
    return {
      ok: true,
      header,
      rowsRead,
      imported: imported ?? null,
      problems: all,
      leftOut,
      annotated: () => annotatedCopy(sheet, header, all),
    }
  }
  if (mode === 'try' || (mode === 'all' && problems.length > 0)) return report(null)
  const result = await store.apply(
    tenant,
    { step: 'import-entries', ledger: ledger.key, org, mode, rows },
    { by, at, today: dayOfMoment(at) },
    undefined,
    given.progress,
  )
  if (!result.ok) return { ok: false, why: 'refused', refusals: result.error }
  const { imported } = result.value
  const refused = imported?.rejected.flatMap(({ row, refusals }) => reading.problemsOf(row, refusals)) ?? []
  return report(mode === 'all' && refused.length > 0 ? null : imported, refused)
}

/** The rows that may hold the head. */
async function headOf(sheet: Sheet): Promise<readonly CellRow[]> {
  const rows: CellRow[] = []
  for await (const row of sheet.rows()) {
    rows.push(row)
    if (rows.length > headRowsMax) break
  }
  return rows
}

const ids: IdMaker = {
  fresh: () => randomUUID(),
  of: (content) => {
    const digits = createHash('sha256').update(content).digest('hex')
    // As a UUID of version 8, which is for such use.
    const third = `8${digits.slice(13, 16)}`
    const fourth = ((Number.parseInt(digits.slice(16, 17), 16) & 3) | 8).toString(16) + digits.slice(17, 20)
    return [digits.slice(0, 8), digits.slice(8, 12), third, fourth, digits.slice(20, 32)].join('-')
  },
}

function annotatedCopy(sheet: Sheet, header: Header, problems: readonly SheetProblem[]): AsyncGenerator<Uint8Array> {
  const byRow = Map.groupBy(problems, ({ row }) => row)
  async function* rows(): AsyncGenerator<MarkedRow> {
    for await (const row of sheet.rows()) yield annotatedRow(header, row, byRow.get(row.row) ?? [])
  }
  const at = problemColumn(header)
  const columns = Array.from({ length: at + 1 }, (_, column) => ({ width: column === at ? 60 : 16, format: 'General' }))
  return writeSheet({ name: sheet.name, columns, frozenRows: header.lastRow, rows: rows(), author: '台账' })
}
