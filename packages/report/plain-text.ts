import type { Paragraph, Place, Table, TableCell, TextDocument } from '@taizhang/text'
import { PENDING_TEXT } from './evaluate-report.ts'
import type { EvaluatedLink } from './evaluated.ts'
import { headingNumbers } from './numbering.ts'
import type { Block, Inline, Report } from './report.ts'

/** A stretch of a report's text and where it comes from. */
export interface TextPiece extends Place {
  /** Null for the title. */
  readonly block: string | null
  readonly cell: { readonly row: number; readonly column: number } | null
  /** Position in the block's or cell's content; -1 for a heading's number. */
  readonly inline: number
  readonly link: string | null
  /** Where the text of its block or cell begins, a heading's number left out. */
  readonly from: number
}

/** A place told by block: in its printed text or that of a cell, links counting with what they show, a heading without its number. */
export interface BlockPlace {
  readonly block: string
  readonly cell: { readonly row: number; readonly column: number } | null
  readonly start: number
  readonly end: number
}

/** A report as text, with the way back. */
export interface PlainReport {
  readonly document: TextDocument
  /** In text order, without gaps inside a line. */
  readonly pieces: readonly TextPiece[]
}

/**
 * The text of a report as it is printed: title, headings with their numbers, paragraphs, tables cell by cell. Repeated rows and
 * the table of promises have to be written out before (`expandReport`); as they are they give no text.
 */
export function plainReport(report: Report, links: readonly EvaluatedLink[]): PlainReport {
  const writer = new TextWriter(new Map(links.map(({ link, text }) => [link, text])))
  const numbers = headingNumbers(report.blocks)
  writer.line({ block: null, cell: null }, [{ kind: 'text', text: report.title }], '', 1)
  for (const block of report.blocks) writer.block(block, numbers.get(block.id) ?? '')
  return writer.finish()
}

type Origin = Pick<TextPiece, 'block' | 'cell'>

class TextWriter {
  readonly #shown: ReadonlyMap<string, string>
  #text = ''
  readonly #paragraphs: Paragraph[] = []
  readonly #tables: Table[] = []
  readonly #pieces: TextPiece[] = []

  constructor(shown: ReadonlyMap<string, string>) {
    this.#shown = shown
  }

  block(block: Block, number: string): void {
    const origin = { block: block.id, cell: null }
    if (block.kind === 'heading') this.line(origin, block.content, number, block.level)
    else if (block.kind === 'paragraph') this.line(origin, block.content)
    else if (block.kind === 'table') this.#table(block.id, block.rows)
  }

  #table(id: string, rows: readonly (readonly (readonly Inline[])[])[]): void {
    const table = this.#tables.length
    const title = this.#text.slice(this.#paragraphs.at(-1)?.start ?? 0)
    const cells: TableCell[] = []
    for (const [row, columns] of rows.entries())
      for (const [column, content] of columns.entries()) {
        const place = this.line({ block: id, cell: { row, column } }, content, '', undefined, { table, row, column })
        cells.push({ ...place, row, column, rowSpan: 1, columnSpan: 1 })
      }
    const columns = rows.reduce((most, { length }) => Math.max(most, length), 0)
    this.#tables.push({ title, rows: rows.length, columns, cells })
  }

  line(
    origin: Origin,
    content: readonly Inline[],
    number = '',
    outlineLevel?: number,
    cell?: NonNullable<Paragraph['cell']>,
  ): Place {
    if (this.#text !== '') this.#text += '\n'
    const start = this.#text.length
    this.#piece(origin, -1, null, start + number.length, number)
    for (const [at, inline] of content.entries()) {
      const link = inline.kind === 'figure' ? inline.id : null
      const text = inline.kind === 'text' ? inline.text : (this.#shown.get(inline.id) ?? PENDING_TEXT)
      this.#piece(origin, at, link, start + number.length, text)
    }
    const place = { start, end: this.#text.length }
    const level = outlineLevel === undefined || origin.block === null ? {} : { outlineLevel }
    if (place.end > start) this.#paragraphs.push({ ...place, part: 'body', ...level, ...(cell && { cell }) })
    return place
  }

  #piece(origin: Origin, inline: number, link: string | null, from: number, text: string): void {
    if (text === '') return
    const start = this.#text.length
    // A line end inside of a text would be read as the end of the paragraph.
    this.#text += text.replace(/[\r\n]/g, ' ')
    this.#pieces.push({ ...origin, inline, link, from, start, end: this.#text.length })
  }

  finish(): PlainReport {
    const document = { text: this.#text, paragraphs: this.#paragraphs, tables: this.#tables }
    return { document, pieces: this.#pieces }
  }
}

/** The pieces that a place of the text touches, in text order. */
export function piecesIn({ pieces }: PlainReport, { start, end }: Place): readonly TextPiece[] {
  const first = firstEndingAfter(pieces, start)
  const found: TextPiece[] = []
  for (let at = first; at < pieces.length; at++) {
    const piece = pieces[at]
    if (!piece || piece.start >= end) break
    found.push(piece)
  }
  return found
}

function firstEndingAfter(pieces: readonly Place[], offset: number): number {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** A place of the text told by block: cut to the first block or cell that it touches; null in the title and where it touches none. */
export function blockPlace(plain: PlainReport, place: Place): BlockPlace | null {
  const touched = piecesIn(plain, place).filter(({ block, inline }) => block !== null && inline >= 0)
  const [first] = touched
  if (!first?.block) return null
  const own = touched.filter(({ from }) => from === first.from)
  const end = Math.min(place.end, own.at(-1)?.end ?? place.end)
  const start = Math.max(place.start, first.start)
  return { block: first.block, cell: first.cell, start: start - first.from, end: end - first.from }
}
