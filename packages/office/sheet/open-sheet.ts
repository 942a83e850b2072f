import { checkFileSize, defaultLimits, type Limits } from '../limits.ts'
import { type ReadProblem, Refusal } from '../problem.ts'
import { looksLikeZip, PASSWORD_MESSAGE } from '../zip/archive.ts'
import { includesWide, isCompound } from '../zip/compound.ts'
import type { MergedCells, SheetRow } from './cell.ts'
import { csvForm, csvRows } from './read-csv.ts'
import { openWorkbook, workbookMerges, workbookRows } from './read-xlsx.ts'

/** A file turned out to be broken only while its rows were being read. */
export class SheetUnreadable extends Error {
  readonly problem: ReadProblem
  constructor(problem: ReadProblem) {
    super(problem.message)
    this.name = 'SheetUnreadable'
    this.problem = problem
  }
}

/** One sheet of a file. Rows are read anew at each call, and never held all at once. */
export interface Sheet {
  readonly name: string
  /** Hidden sheets hold lists and working figures; they are named but not chosen by themselves. */
  readonly visible: boolean
  /** Throws `SheetUnreadable` where the file is broken further down. */
  rows(): AsyncGenerator<SheetRow>
  merges(): Promise<readonly MergedCells[]>
}

/** What opening gives: the sheets of the file (one for .csv), or the reason why not. */
export type OpenedSheets =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly problem: ReadProblem }

/** Rows need no memory of their own, so a sheet may expand to more than a document. */
export const sheetLimits: Limits = Object.freeze({
  ...defaultLimits,
  expandedBytesMax: 2 * 1024 * 1024 * 1024,
  cellsMax: 50_000_000,
})

/**
 * Opens a .xlsx or .csv for reading by rows; bytes in, rows out. `name` is the file's name, for its ending and for messages.
 * Formulas give the value kept with them and are never computed; dates are told by their number format, in the file's own system
 * (1900 or 1904).
 */
export async function openSheets(name: string, bytes: Uint8Array, limits: Partial<Limits> = {}): Promise<OpenedSheets> {
  const all: Limits = { ...sheetLimits, ...limits }
  try {
    return { ok: true, sheets: await sheetsOf(name, bytes, all) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ok: false, problem: problemOf(name, error) }
  }
}

const problemOf = (subject: string, { code, place, message }: Refusal): ReadProblem => ({
  code,
  subject,
  place,
  message: message.replaceAll('再校核', '再导入').replace(/拿来校核/, '拿来导入'),
})

async function sheetsOf(name: string, bytes: Uint8Array, limits: Limits): Promise<readonly Sheet[]> {
  if (bytes.length === 0) throw new Refusal('empty', '文件是空的（0 字节）。请确认选对了文件，或重新下载。')
  checkFileSize(bytes.length, limits.fileBytesMax)
  const ending = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (isCompound(bytes))
    throw includesWide(bytes, 'EncryptedPackage') ? new Refusal('password', PASSWORD_MESSAGE) : oldFormat()
  if (looksLikeZip(bytes)) return workbookSheets(name, bytes, limits)
  if (ending === 'xlsx' || ending === 'xlsm')
    throw new Refusal(
      'not-what-it-says',
      `扩展名是 .${ending}，内容却不是，可能下载不完整。请用 Excel 或 WPS 打开并另存。`,
    )
  if (ending !== 'csv' && ending !== 'tsv' && ending !== 'txt')
    throw new Refusal('unsupported', `不能导入 .${ending} 文件，请另存为 .xlsx 或 .csv。`)
  const form = csvForm(bytes)
  return [
    {
      name: name.replace(/^.*[/\\]/, ''),
      visible: true,
      rows: () => guarded(name, csvRows(bytes, form, limits)),
      merges: async () => [],
    },
  ]
}

const oldFormat = (): Refusal =>
  new Refusal('old-format', '这是旧版表格（.xls、.et 等），不能直接导入。请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。')

async function workbookSheets(name: string, bytes: Uint8Array, limits: Limits): Promise<readonly Sheet[]> {
  const { sheets, reading } = await openWorkbook(bytes, limits)
  if (sheets.length === 0) throw new Refusal('no-text', '文件里没有工作表。请确认选对了文件。')
  return sheets.map(({ name: title, visible, entry }) => ({
    name: title,
    visible,
    rows: () => guarded(name, workbookRows(reading, entry)),
    merges: () =>
      workbookMerges(reading, entry).catch((error: unknown) => {
        throw error instanceof Refusal ? new SheetUnreadable(problemOf(name, error)) : error
      }),
  }))
}

async function* guarded(name: string, rows: AsyncGenerator<SheetRow>): AsyncGenerator<SheetRow> {
  try {
    yield* rows
  } catch (error) {
    throw error instanceof Refusal ? new SheetUnreadable(problemOf(name, error)) : error
  }
}
