import type { Limits } from '../limits.ts'
import { damaged, Refusal } from '../problem.ts'
import { isDateFormat, momentOfSerial } from '../xlsx/number-format.ts'
import {
  cellPlace,
  characters,
  mergeOf,
  readFormatCodes,
  readSharedStrings,
  readWorkbook,
  richText,
} from '../xlsx/workbook.ts'
import { forChildren, wholeNumber } from '../xml/children.ts'
import { XmlScanner } from '../xml/scan.ts'
import type { ZipEntry } from '../zip/archive.ts'
import { type OfficePackage, openPackage } from '../zip/office-package.ts'
import { columnLetters, type MergedCells, type SheetCell, type SheetRow } from './cell.ts'
import { unescapeCell } from './cell-text.ts'
import { mergeReferences, rowDocuments } from './sheet-part.ts'

/** Columns that a sheet may use; more are a mistake of the sheet, not data. */
const COLUMNS_MAX = 1024
const MERGES_MAX = 100_000

/** A workbook opened for reading by rows. */
export interface OpenedWorkbook {
  readonly sheets: readonly { readonly name: string; readonly visible: boolean; readonly entry: ZipEntry }[]
  readonly reading: Reading
}

interface Reading {
  readonly opened: OfficePackage
  readonly strings: readonly string[]
  readonly shows: readonly Shows[]
  readonly is1904: boolean
}

/** What a cell style makes of a number. */
interface Shows {
  readonly date: boolean
  readonly percent: boolean
}

const plain: Shows = { date: false, percent: false }

/** Opens an .xlsx: its sheets, strings and styles. Throws a `Refusal` for a user's mistake. */
export async function openWorkbook(bytes: Uint8Array, limits: Limits): Promise<OpenedWorkbook> {
  const opened = await openPackage(bytes, limits)
  const workbook = await readWorkbook(opened)
  const strings = (await readSharedStrings(opened)).map(unescapeCell)
  const shows = (await readFormatCodes(opened)).map((code) => ({ date: isDateFormat(code), percent: isPercent(code) }))
  const sheets = workbook.sheets.flatMap(({ name, part, visible }) => {
    const entry = opened.archive.byName.get(part.toLowerCase())
    return entry === undefined ? [] : [{ name, visible, entry }]
  })
  return { sheets, reading: { opened, strings, shows, is1904: workbook.is1904 } }
}

const isPercent = (code: string): boolean => /%/.test(code.replace(/"[^"]*"|\\./g, ''))

/** The rows of one sheet that have something in them, in the order of the file. Formulas give the value kept with them. */
export async function* workbookRows(reading: Reading, entry: ZipEntry): AsyncGenerator<SheetRow> {
  const { opened } = reading
  let row = 0
  for await (const source of rowDocuments(opened, entry)) {
    const scanner = new XmlScanner(source, entry.name, opened.limits.depthMax)
    while (scanner.next() !== 'end') {
      if (scanner.kind !== 'open' || scanner.name !== 'x:row') continue
      row = wholeNumber(scanner.attribute('r')) ?? row + 1
      const cells = rowCells(reading, scanner)
      if (cells.length > 0) yield { row, cells }
    }
  }
}

/** Merged cells of one sheet. */
export async function workbookMerges({ opened }: Reading, entry: ZipEntry): Promise<readonly MergedCells[]> {
  const merges: MergedCells[] = []
  for (const reference of await mergeReferences(opened, entry, MERGES_MAX)) {
    const merge = mergeOf(reference)
    if (merge === null) continue
    const { row, column, rowSpan, columnSpan } = merge
    merges.push({ fromRow: row + 1, toRow: row + rowSpan, fromColumn: column, toColumn: column + columnSpan - 1 })
  }
  return merges
}

/** From the `open` of a row to its end; no cells at all where none has something in it. */
function rowCells(reading: Reading, scanner: XmlScanner): (SheetCell | undefined)[] {
  const cells: (SheetCell | undefined)[] = []
  let column = -1
  forChildren(scanner, () => {
    if (scanner.name !== 'x:c') return scanner.skip()
    const attributes = cellAttributes(scanner)
    column = cellPlace(attributes.r)?.column ?? column + 1
    const cell = readCell(reading, scanner, attributes)
    if (cell === undefined) return
    if (column >= COLUMNS_MAX) throw tooWide(column, attributes.r)
    while (cells.length < column) cells.push(undefined)
    cells[column] = cell
  })
  return cells
}

const tooWide = (column: number, place = ''): Refusal =>
  new Refusal(
    'too-many-cells',
    `表格用到了${columnLetters(column)}列（${place}），超过${COLUMNS_MAX}列。请删去右侧多余的列后另存。`,
    place,
  )

interface CellAttributes {
  r?: string
  s?: string
  t?: string
}

const ATTRIBUTE = /\s([rst])\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** Place, style and type of a cell: one pass over its tag, for there are millions of them. */
function cellAttributes(scanner: XmlScanner): CellAttributes {
  const tag = scanner.source.slice(scanner.start, scanner.end)
  const found: CellAttributes = {}
  ATTRIBUTE.lastIndex = 0
  for (let match = ATTRIBUTE.exec(tag); match !== null; match = ATTRIBUTE.exec(tag))
    found[match[1] as 'r' | 's' | 't'] = match[2] ?? match[3] ?? ''
  return found
}

function readCell(reading: Reading, scanner: XmlScanner, { r, s, t }: CellAttributes): SheetCell | undefined {
  if (scanner.selfClosing) return undefined
  let value: string | undefined
  let inline = ''
  let isFormula = false
  forChildren(scanner, () => {
    if (scanner.name === 'x:v') value = characters(scanner)
    else if (scanner.name === 'x:is') inline = unescapeCell(richText(scanner))
    else {
      if (scanner.name === 'x:f') isFormula = true
      scanner.skip()
    }
  })
  if (t === 'inlineStr') return inline === '' ? undefined : { kind: 'text', text: inline }
  if (value === undefined || value === '') {
    // An empty text as the result of a formula is an empty cell; a formula without a result was never computed.
    return isFormula && t !== 'str' ? { kind: 'uncomputed', text: '' } : undefined
  }
  switch (t) {
    case 's': {
      const text = reading.strings[wholeNumber(value) ?? -1]
      if (text === undefined) throw damaged('单元格引用了不存在的文字', r)
      return text === '' ? undefined : { kind: 'text', text }
    }
    case 'str':
      return { kind: 'text', text: unescapeCell(value) }
    case 'b':
      return { kind: 'boolean', text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE' }
    case 'e':
      return { kind: 'error', text: value }
    case 'd':
      return dateCell(value.slice(0, 10), value.slice(11).replace(/(?::00)?(?:\.0+)?Z?$/, ''))
    default:
      return numberCell(reading, value, reading.shows[wholeNumber(s) ?? 0] ?? plain)
  }
}

const dateCell = (day: string, time: string): SheetCell => ({
  kind: 'date',
  text: time === '' || time === '00:00' ? day : `${day} ${time}`,
})

function numberCell({ is1904 }: Reading, value: string, { date, percent }: Shows): SheetCell {
  const number = Number(value)
  if (!Number.isFinite(number)) return { kind: 'text', text: value }
  const moment = date ? momentOfSerial(number, is1904) : null
  if (moment !== null) return dateCell(moment.day, moment.time)
  const text = decimalText(number)
  return percent ? { kind: 'number', text, percent: true } : { kind: 'number', text }
}

/** A number as decimal text without an exponent, rounded to the 15 digits that sheets show. */
export function decimalText(number: number): string {
  if (Number.isInteger(number) && Math.abs(number) < 1e15) return number === 0 ? '0' : String(number)
  const [mantissa = '', exponent = '0'] = number.toExponential(14).split('e')
  const sign = mantissa.startsWith('-') ? '-' : ''
  const digits = mantissa.replace('-', '').replace('.', '').replace(/0+$/, '')
  const point = Number(exponent) + 1
  // Beyond what any figure needs, as it stands: 1e300 is no sum of money.
  if (point > 40 || point < -40) return String(number)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  if (digits.length <= point) return sign + digits.padEnd(point, '0')
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}
