/** A stretch of a document's text: UTF-16 code units, `end` exclusive. */
export interface Place {
  readonly start: number
  readonly end: number
}

/** Where a paragraph stands that is not in the running text of the body. */
export type DocumentPart = 'body' | 'footnote' | 'endnote' | 'text-box' | 'header' | 'footer'

/** One paragraph, without its line end. A cell of a table holds one or more paragraphs. */
export interface Paragraph extends Place {
  readonly part: DocumentPart
  /** Level that the file itself gives to a heading (Word outline level, `#` of Markdown): 1 is the highest. */
  readonly outlineLevel?: number
  /** The table cell that this paragraph stands in. */
  readonly cell?: { readonly table: number; readonly row: number; readonly column: number }
}

/** One cell of a table, with the place of its whole text. Merged cells are given once, at their first row and column. */
export interface TableCell extends Place {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}

/** A table of a .docx or a sheet of an .xlsx. */
export interface Table {
  /** Sheet name or the paragraph before the table; empty where there is none. */
  readonly title: string
  readonly rows: number
  readonly columns: number
  readonly cells: readonly TableCell[]
}

/** What a file says, as text with places. Paragraphs are in reading order and never overlap. */
export interface TextDocument {
  readonly text: string
  readonly paragraphs: readonly Paragraph[]
  readonly tables: readonly Table[]
}

/** Reads plain text: each line is a paragraph of the body; `\r\n`, `\n` and `\r` all end a line. */
export function documentFromText(text: string): TextDocument {
  const paragraphs: Paragraph[] = []
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 10
    if (code !== 10 && code !== 13) continue
    if (at > start) paragraphs.push({ start, end: at, part: 'body' })
    start = at + 1
  }
  return { text, paragraphs, tables: [] }
}
