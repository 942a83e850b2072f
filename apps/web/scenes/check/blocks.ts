import type { Section, Table, TableCell, TextDocument } from '@taizhang/text'

/** A table cell with its paragraphs, from `from` up to `to`. */
export interface BlockCell {
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly from: number
  readonly to: number
}

/** A stretch of paragraphs (from `from` up to `to`) that the browser lays out as one: running text or rows of a table. */
export type Block =
  | { readonly kind: 'text'; readonly from: number; readonly to: number; readonly lines: number }
  | {
      readonly kind: 'table'
      readonly from: number
      readonly to: number
      readonly lines: number
      readonly rows: readonly { readonly row: number; readonly cells: readonly BlockCell[] }[]
    }

const paragraphsMax = 40
const rowsMax = 60
/** About as many characters stand on a line of the sheet; only for guessing heights. */
const lineCharacters = 36

/** Cuts a document into blocks: at most 40 paragraphs of text or 60 rows of one table. Together they hold every paragraph. */
export function blocksOf(document: TextDocument): readonly Block[] {
  const { paragraphs } = document
  const blocks: Block[] = []
  const layouts = document.tables.map(layoutOf)
  let at = 0
  while (at < paragraphs.length) {
    const table = paragraphs[at]?.cell?.table
    const from = at
    const firstRow = paragraphs[at]?.cell?.row ?? 0
    let lines = 0
    while (at < paragraphs.length) {
      const paragraph = paragraphs[at]
      if (!paragraph || paragraph.cell?.table !== table) break
      if (table === undefined ? at - from >= paragraphsMax : (paragraph.cell?.row ?? 0) >= firstRow + rowsMax) break
      lines += Math.ceil((paragraph.end - paragraph.start + 1) / lineCharacters)
      at++
    }
    blocks.push(
      table === undefined
        ? { kind: 'text', from, to: at, lines }
        : { kind: 'table', from, to: at, lines, rows: rowsOf(document, layouts[table], from, at) },
    )
  }
  return blocks
}

/** A table's cells by row and column, and the squares that a merged cell covers beside its own. */
interface TableLayout {
  readonly cells: ReadonlyMap<string, TableCell>
  readonly covered: ReadonlySet<string>
}

const square = (row: number, column: number) => `${row} ${column}`

function layoutOf(table: Table): TableLayout {
  const covered = new Set<string>()
  for (const { row, column, rowSpan, columnSpan } of table.cells) {
    if (rowSpan === 1 && columnSpan === 1) continue
    for (let r = row; r < row + rowSpan; r++) {
      for (let c = column; c < column + columnSpan; c++) if (r !== row || c !== column) covered.add(square(r, c))
    }
  }
  return { cells: new Map(table.cells.map((cell) => [square(cell.row, cell.column), cell])), covered }
}

function rowsOf({ paragraphs }: TextDocument, layout: TableLayout | undefined, from: number, to: number) {
  const rows: { row: number; next: number; cells: BlockCell[] }[] = []
  for (let at = from; at < to; ) {
    const cell = paragraphs[at]?.cell
    if (!cell) break
    const first = at
    while (paragraphs[at]?.cell?.row === cell.row && paragraphs[at]?.cell?.column === cell.column && at < to) at++
    let row = rows.at(-1)
    if (row?.row !== cell.row) {
      row = { row: cell.row, next: 0, cells: [] }
      rows.push(row)
    }
    // A cell without text has no paragraph: its place is kept free, or the row's other cells would move left.
    for (let column = row.next; column < cell.column; column++) {
      if (layout?.covered.has(square(cell.row, column))) continue
      row.cells.push({ column, rowSpan: 1, columnSpan: 1, from: first, to: first })
    }
    const { rowSpan = 1, columnSpan = 1 } = layout?.cells.get(square(cell.row, cell.column)) ?? {}
    row.cells.push({ column: cell.column, rowSpan, columnSpan, from: first, to: at })
    row.next = cell.column + columnSpan
  }
  return rows
}

/** The level that each heading's paragraph is set in: 0 for the title, then 1 to 4. Other paragraphs get no entry. */
export function headingLevels(document: TextDocument, sections: readonly Section[]): ReadonlyMap<number, number> {
  const levels = new Map<number, number>()
  const byStart = new Map(sections.map((section) => [section.heading.start, section] as const))
  document.paragraphs.forEach((paragraph, index) => {
    if (paragraph.cell) return
    const section = byStart.get(paragraph.start)
    // A heading that runs on into its text is set as text.
    const wholeLine = section !== undefined && section.heading.end >= paragraph.end - 1
    if (wholeLine) levels.set(index, section.kind === 'title' ? 0 : section.level)
    else if (paragraph.outlineLevel !== undefined) levels.set(index, paragraph.outlineLevel)
  })
  const title = document.paragraphs[0]
  if (title && !title.cell && !levels.has(0) && isTitle(document.text.slice(title.start, title.end))) levels.set(0, 0)
  return levels
}

function isTitle(words: string): boolean {
  return words.trim().length <= 60 && !/[。，；：！？]$/.test(words.trim())
}
