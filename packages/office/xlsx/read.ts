import type { Paragraph, Table, TableCell, TextDocument } from '@taizhang/text'
import { checkCharacters, type Limits, tooManyCells } from '../limits.ts'
import { forChildren, wholeNumber } from '../xml/children.ts'
import { XmlScanner } from '../xml/scan.ts'
import { openPackage, readPart } from '../zip/office-package.ts'
import { numberFormat, plainNumber, type ShowNumber } from './number-format.ts'
import {
  cellPlace,
  characters,
  type Merge,
  mergeOf,
  readFormatCodes,
  readSharedStrings,
  readWorkbook,
  richText,
} from './workbook.ts'

interface SheetCell {
  readonly row: number
  readonly column: number
  readonly text: string
}

/**
 * Reads an .xlsx: each visible sheet is a table, each cell with text one or more paragraphs, as the sheet shows it (number
 * formats, cached values of formulas). Empty cells have no `TableCell` unless merged; rows and columns count from the top left.
 * Throws a `Refusal` for a user's mistake.
 */
export async function readSheetFile(bytes: Uint8Array, limits: Limits): Promise<TextDocument> {
  const opened = await openPackage(bytes, limits)
  const workbook = await readWorkbook(opened)
  const strings = await readSharedStrings(opened)
  const formats = (await readFormatCodes(opened)).map((code) => numberFormat(code, workbook.is1904))
  const writer = new SheetWriter(limits)
  for (const { name, part, visible } of workbook.sheets) {
    if (!visible) continue
    const xml = await readPart(opened, part)
    if (xml === null) continue
    const scanner = new XmlScanner(xml.source, part, limits.depthMax)
    const reading: SheetReading = { scanner, strings, formats, limits, writer }
    const { cells, merges } = readSheet(reading)
    writer.sheet(name, cells, merges)
  }
  return writer.finish()
}

interface SheetReading {
  readonly scanner: XmlScanner
  readonly strings: readonly string[]
  readonly formats: readonly ShowNumber[]
  readonly limits: Limits
  readonly writer: SheetWriter
}

function readSheet(reading: SheetReading): { cells: readonly SheetCell[]; merges: readonly Merge[] } {
  const { scanner, limits, writer } = reading
  const cells: SheetCell[] = []
  const merges: Merge[] = []
  let row = -1
  let column = -1
  while (scanner.next() !== 'end') {
    if (scanner.kind !== 'open') continue
    if (scanner.name === 'x:row') {
      row = (wholeNumber(scanner.attribute('r')) ?? row + 2) - 1
      column = -1
    } else if (scanner.name === 'x:c') {
      const place = cellPlace(scanner.attribute('r'))
      column = place?.column ?? column + 1
      const text = readCell(reading)
      if (text === '') continue
      cells.push({ row: place?.row ?? Math.max(row, 0), column, text })
      writer.cells++
      if (writer.cells > limits.cellsMax) throw tooManyCells(limits.cellsMax)
    } else if (scanner.name === 'x:mergeCell') {
      const merge = mergeOf(scanner.attribute('ref'))
      if (merge !== null && merges.length < limits.cellsMax) merges.push(merge)
    }
  }
  return { cells: cells.sort((a, b) => a.row - b.row || a.column - b.column), merges }
}

/** What a cell shows; moves past it. */
function readCell(reading: SheetReading): string {
  const { scanner, strings, formats } = reading
  const type = scanner.attribute('t') ?? 'n'
  const show = formats[wholeNumber(scanner.attribute('s')) ?? 0] ?? plainNumber
  let value = ''
  let inline = ''
  forChildren(scanner, () => {
    if (scanner.name === 'x:v') value = characters(scanner)
    else if (scanner.name === 'x:is') inline = richText(scanner)
    else scanner.skip()
  })
  if (type === 's') return strings[wholeNumber(value) ?? -1] ?? ''
  if (type === 'inlineStr') return inline
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type === 'd') return value.replace(/T00:00:00(?:\.0+)?Z?$/, '')
  if (type !== 'n' || value === '') return value
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  return show(number)
}

class SheetWriter {
  cells = 0
  private readonly limits: Limits
  private readonly chunks: string[] = []
  private length = 0
  private readonly paragraphs: Paragraph[] = []
  private readonly tables: Table[] = []

  constructor(limits: Limits) {
    this.limits = limits
  }

  sheet(title: string, cells: readonly SheetCell[], merges: readonly Merge[]): void {
    if (cells.length === 0) return
    const table = this.tables.length
    const merged = new Map(merges.map((merge) => [`${merge.row} ${merge.column}`, merge]))
    const written: TableCell[] = []
    let rows = 0
    let columns = 0
    for (const { row, column, text } of cells) {
      const { rowSpan, columnSpan } = merged.get(`${row} ${column}`) ?? { rowSpan: 1, columnSpan: 1 }
      const place = this.cell(text, { table, row, column })
      written.push({ ...place, row, column, rowSpan, columnSpan })
      rows = Math.max(rows, row + 1)
      columns = Math.max(columns, column + 1)
    }
    this.tables.push({ title, rows, columns, cells: written.map((cell) => within(cell, rows, columns)) })
  }

  private cell(text: string, cell: NonNullable<Paragraph['cell']>): { start: number; end: number } {
    let first = -1
    for (const line of text.split(/\r\n?|\n/)) {
      if (this.length > 0) this.push('\n')
      const start = this.length
      if (first < 0) first = start
      this.push(line)
      if (line !== '') this.paragraphs.push({ start, end: this.length, part: 'body', cell })
    }
    return { start: first, end: this.length }
  }

  private push(text: string): void {
    this.chunks.push(text)
    this.length += text.length
    if (this.length > this.limits.charactersMax) checkCharacters(this.length, this.limits.charactersMax)
  }

  finish(): TextDocument {
    return { text: this.chunks.join(''), paragraphs: this.paragraphs, tables: this.tables }
  }
}

/** A merge may reach past the last row or column with text. */
function within(cell: TableCell, rows: number, columns: number): TableCell {
  return {
    ...cell,
    rowSpan: Math.min(cell.rowSpan, rows - cell.row),
    columnSpan: Math.min(cell.columnSpan, columns - cell.column),
  }
}
