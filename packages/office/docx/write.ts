import type { Paragraph, Place, Table, TextDocument } from '@taizhang/text'
import { defaultLimits, type Limits } from '../limits.ts'
import { writeArchive } from '../zip/rewrite.ts'
import { characterStyle, paragraphXml, runXml, TABLE_LOOK } from './official-markup.ts'
import { officialParts, runInStyles, styleIds } from './official-parts.ts'
import { readWord } from './read.ts'
import { type Revised, type ReviseOptions, type Revision, reviseDocx } from './revise.ts'

/**
 * A new .docx of a document that did not come from one, laid out by GB/T 9704-2012, with comments and tracked changes.
 *
 * Places are those of `document`. White space at the start of a paragraph becomes the indent of its style; characters that
 * XML cannot hold become U+FFFD. Tables of more than 63 columns, which Word does not have, are written cell by cell.
 */
export async function writeDocx(document: TextDocument, revision: Revision, options: ReviseOptions): Promise<Revised> {
  const body = new BodyWriter(document).write()
  const encoder = new TextEncoder()
  const parts = officialParts(body.xml).map(([name, xml]) => ({ name, bytes: encoder.encode(xml) }))
  const bytes = await writeArchive(parts)
  const written = (await readWord(bytes, unlimited)).laidOut.document
  const move = placesIn(document, written, body.written)
  const source = { kind: 'docx', characters: written.text.length, limits: unlimited } as const
  const comments = (revision.comments ?? []).map((comment) => ({ ...comment, ...move(comment) }))
  const edits = revision.edits ?? []
  const movedEdits = edits.map((edit) => ({ ...edit, ...move(edit) }))
  const revised = await reviseDocx(bytes, source, { comments, edits: movedEdits }, options)
  return {
    ...revised,
    unapplied: edits.filter((_, index) => revised.unapplied.some((edit) => edit === movedEdits[index])),
  }
}

/** What was read once need not be refused when it is read back. */
const unlimited: Limits = { ...defaultLimits, expandedBytesMax: 2 ** 31, expansionRatioMax: 1100, cellsMax: 2 ** 31 }

/** Word has no wider tables. */
const COLUMNS_MAX = 63

/** A paragraph as written: which one of the document (-1 for an added title), and how much white space it lost in front. */
interface Written {
  readonly index: number
  readonly indent: number
}

/** Carries places of the document over into the text of the new file, paragraph by paragraph. */
function placesIn(from: TextDocument, to: TextDocument, written: readonly Written[]): (place: Place) => Place {
  const counterpart = new Map(written.map(({ index, indent }, at) => [index, { at, indent }]))
  const move = (offset: number): number => {
    const index = lastStartingAtOrBefore(from.paragraphs, offset)
    const paragraph = from.paragraphs[index]
    const found = counterpart.get(index)
    const target = found === undefined ? undefined : to.paragraphs[found.at]
    if (paragraph === undefined || found === undefined || target === undefined) return 0
    const inside = Math.min(offset, paragraph.end) - paragraph.start - found.indent
    return target.start + Math.max(0, inside)
  }
  return ({ start, end }) => {
    const moved = move(start)
    return { start: moved, end: Math.max(moved, move(end)) }
  }
}

function lastStartingAtOrBefore(paragraphs: readonly Paragraph[], offset: number): number {
  let low = 0
  let high = paragraphs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((paragraphs[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

class BodyWriter {
  private readonly document: TextDocument
  private readonly written: Written[] = []
  private readonly out: string[] = []

  constructor(document: TextDocument) {
    this.document = document
  }

  write(): { readonly xml: string; readonly written: readonly Written[] } {
    const { paragraphs } = this.document
    const titleIndex = findTitle(this.document)
    for (let index = 0; index < paragraphs.length; ) {
      const cell = paragraphs[index]?.cell
      const table = cell === undefined ? undefined : this.document.tables[cell.table]
      if (cell === undefined || table === undefined || table.columns > COLUMNS_MAX) {
        this.out.push(this.paragraph(index, index === titleIndex))
        index++
        continue
      }
      let end = index
      while (paragraphs[end]?.cell?.table === cell.table) end++
      this.table(table, index, end)
      index = end
    }
    // Word wants a paragraph after the last table.
    if (this.out.at(-1)?.endsWith('</w:tbl>')) this.out.push('<w:p/>')
    return { xml: this.out.join(''), written: this.written }
  }

  private paragraph(index: number, isTitle: boolean): string {
    const paragraph = this.document.paragraphs[index]
    if (paragraph === undefined) return ''
    const { text, indent } = this.words(paragraph)
    this.written.push({ index, indent })
    if (isTitle) return paragraphXml(styleIds.title, runXml(text))
    const heading = headingOf(text, paragraph.outlineLevel)
    if (heading === null) return paragraphXml('', runXml(text))
    if (heading.end === text.length) return paragraphXml(styleIds.headings[heading.level - 1] ?? '', runXml(text))
    const style = runInStyles[heading.level - 1] ?? ''
    return paragraphXml('', runXml(text.slice(0, heading.end), characterStyle(style)) + runXml(text.slice(heading.end)))
  }

  private words({ start, end }: Place): { text: string; indent: number } {
    const raw = this.document.text.slice(start, end)
    const text = raw.trimStart()
    // A paragraph of white space alone stays one, so that the paragraphs of both files keep step.
    return text === '' ? { text: raw, indent: 0 } : { text, indent: raw.length - text.length }
  }

  /** Writes the paragraphs from `first` up to `end`, all of one table, as a table; empty cells are filled in, empty rows left out. */
  private table(table: Table, first: number, end: number): void {
    const byCell = new Map<string, number[]>()
    const withText = new Set<number>()
    for (let index = first; index < end; index++) {
      const cell = this.document.paragraphs[index]?.cell
      if (cell === undefined) continue
      const key = `${cell.row} ${cell.column}`
      byCell.set(key, (byCell.get(key) ?? []).concat(index))
      withText.add(cell.row)
    }
    if (this.out.at(-1)?.endsWith('</w:tbl>')) this.out.push('<w:p/>')
    const width = Math.floor(8844 / Math.max(1, table.columns))
    const grid = `<w:gridCol w:w="${width}"/>`.repeat(table.columns)
    const merged = mergedCells(table)
    const rows: string[] = []
    // A sheet may have thousands of empty rows between two that have text.
    for (const row of withText) rows.push(this.row(row, table.columns, width, merged, byCell))
    this.out.push(`<w:tbl>${TABLE_LOOK}<w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`)
  }

  private row(
    row: number,
    columns: number,
    width: number,
    merged: ReadonlyMap<string, MergedCell>,
    byCell: ReadonlyMap<string, readonly number[]>,
  ): string {
    const cells: string[] = []
    for (let column = 0; column < columns; ) {
      const merge = merged.get(`${row} ${column}`)
      const span = Math.min(merge?.columnSpan ?? 1, columns - column)
      const spanXml = span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''
      const mergeXml =
        merge === undefined || merge.rowSpan === 1 ? '' : merge.isFirst ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>'
      const indices = byCell.get(`${row} ${column}`) ?? []
      const content = indices.map((index) => this.cellParagraph(index)).join('')
      cells.push(
        `<w:tc><w:tcPr><w:tcW w:w="${width * span}" w:type="dxa"/>${spanXml}${mergeXml}<w:vAlign w:val="center"/></w:tcPr>` +
          `${content === '' ? paragraphXml(styleIds.cell, '') : content}</w:tc>`,
      )
      column += span
    }
    return `<w:tr>${cells.join('')}</w:tr>`
  }

  private cellParagraph(index: number): string {
    const paragraph = this.document.paragraphs[index]
    if (paragraph === undefined) return ''
    const { text, indent } = this.words(paragraph)
    this.written.push({ index, indent })
    return paragraphXml(styleIds.cell, runXml(text))
  }
}

interface MergedCell {
  readonly rowSpan: number
  readonly columnSpan: number
  readonly isFirst: boolean
}

/** Every row of every merged cell, by its row and first column. */
function mergedCells(table: Table): ReadonlyMap<string, MergedCell> {
  const merged = new Map<string, MergedCell>()
  for (const { row, column, rowSpan, columnSpan } of table.cells) {
    if (rowSpan === 1 && columnSpan === 1) continue
    for (let at = row; at < row + rowSpan; at++) {
      merged.set(`${at} ${column}`, { rowSpan, columnSpan, isFirst: at === row })
    }
  }
  return merged
}

/** The first line of the body, where it looks like a title: short, not a numbered heading, not a sentence. */
function findTitle(document: TextDocument): number {
  const index = document.paragraphs.findIndex(({ start, end }) => document.text.slice(start, end).trim() !== '')
  const paragraph = document.paragraphs[index]
  if (paragraph === undefined || paragraph.cell !== undefined) return -1
  const text = document.text.slice(paragraph.start, paragraph.end).trim()
  return text.length <= 60 && !/[。；：，！？]$/.test(text) && headingOf(text, undefined) === null ? index : -1
}

const NUMBERED: readonly RegExp[] = [
  /^[一二三四五六七八九十]{1,3}、/,
  /^（[一二三四五六七八九十]{1,3}）/,
  /^\d{1,2}[.．、](?!\d)/,
  /^（\d{1,2}）/,
]

/** Longest heading that still reads as one, in characters. */
const HEADING_MAX = 40

/**
 * Level and length of the heading that a paragraph is or starts with; null where it has none. 一、 and （一） may run on into
 * their paragraph after the first full stop; 1. and （1） count only where they are the whole paragraph.
 */
function headingOf(text: string, outlineLevel: number | undefined): { level: number; end: number } | null {
  const numbered = NUMBERED.findIndex((pattern) => pattern.test(text)) + 1
  const level = numbered > 0 ? numbered : Math.min(outlineLevel ?? 0, 4)
  if (level === 0) return null
  const stop = text.indexOf('。')
  if (text.length <= HEADING_MAX && (stop < 0 || stop === text.length - 1)) return { level, end: text.length }
  if (outlineLevel !== undefined && outlineLevel > 0) return { level, end: text.length }
  return level <= 2 && stop > 0 && stop < HEADING_MAX ? { level, end: stop + 1 } : null
}
