import type { Paragraph, Place, Table, TableCell, TextDocument } from '@taizhang/text'

/**
 * Reads Markdown with offsets into the file's own text. Marks at the start of a line (`#`, `>`, `-`, `*`) and the marks of a
 * table stand outside of the paragraphs; marks inside a line stay in them. Code blocks, rules and front matter are no text.
 */
export function documentFromMarkdown(text: string): TextDocument {
  return new MarkdownReader(text).read()
}

const HEADING = /^ {0,3}(#{1,6})[ \t]+/
const FENCE = /^ {0,3}(`{3,}|~{3,})/
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/
const LINE_MARKS = /^[ \t]*(?:>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)*/
const TABLE_RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/

class MarkdownReader {
  private readonly text: string
  private readonly lines: readonly Place[]
  private readonly paragraphs: Paragraph[] = []
  private readonly tables: Table[] = []
  private at = 0

  constructor(text: string) {
    this.text = text
    this.lines = linesOf(text)
  }

  read(): TextDocument {
    this.skipFrontMatter()
    while (this.at < this.lines.length) {
      if (!this.fence() && !this.table()) this.line()
    }
    return { text: this.text, paragraphs: this.paragraphs, tables: this.tables }
  }

  private words(index: number): string {
    const line = this.lines[index]
    return line === undefined ? '' : this.text.slice(line.start, line.end)
  }

  private skipFrontMatter(): void {
    if (this.words(0) !== '---') return
    const end = this.lines.findIndex((_, index) => index > 0 && /^(?:---|\.\.\.)$/.test(this.words(index)))
    if (end > 0) this.at = end + 1
  }

  private fence(): boolean {
    const mark = FENCE.exec(this.words(this.at))?.[1]
    if (mark === undefined) return false
    this.at++
    while (this.at < this.lines.length && !this.words(this.at).trim().startsWith(mark)) this.at++
    this.at++
    return true
  }

  private line(): void {
    const line = this.lines[this.at]
    const words = this.words(this.at)
    const next = this.words(this.at + 1)
    this.at++
    if (line === undefined || words.trim() === '' || RULE.test(words)) return
    const heading = HEADING.exec(words)
    if (heading !== null) {
      const end = line.start + Math.max(heading[0].length, withoutClosingHashes(words))
      this.push({ start: line.start + heading[0].length, end, part: 'body', outlineLevel: heading[1]?.length ?? 1 })
      return
    }
    const marks = LINE_MARKS.exec(words)?.[0].length ?? 0
    const isUnderlined = marks === 0 && UNDERLINE.test(next) && next.trim() !== ''
    if (isUnderlined) this.at++
    const level = isUnderlined ? { outlineLevel: next.trim().startsWith('=') ? 1 : 2 } : {}
    this.push({ start: line.start + marks, end: line.end, part: 'body', ...level })
  }

  private push(paragraph: Paragraph): void {
    if (paragraph.end > paragraph.start) this.paragraphs.push(paragraph)
  }

  /** A table: a line with `|`, a line of dashes, and the lines with `|` that follow. */
  private table(): boolean {
    const next = this.words(this.at + 1)
    if (!this.words(this.at).includes('|') || !next.includes('-') || !TABLE_RULE.test(next)) return false
    const index = this.tables.length
    const title = this.titleBefore()
    const cells: TableCell[] = []
    let columns = 0
    let row = 0
    for (let first = true; this.words(this.at).includes('|'); this.at += first ? 2 : 1, first = false) {
      const line = this.lines[this.at]
      if (line === undefined) break
      for (const [column, place] of cellsOf(this.words(this.at), line.start).entries()) {
        cells.push({ ...place, row, column, rowSpan: 1, columnSpan: 1 })
        this.push({ ...place, part: 'body', cell: { table: index, row, column } })
        columns = Math.max(columns, column + 1)
      }
      row++
    }
    this.tables.push({ title, rows: row, columns, cells })
    return true
  }

  private titleBefore(): string {
    const last = this.paragraphs.at(-1)
    return last === undefined || last.cell !== undefined || last.end - last.start > 60
      ? ''
      : this.text.slice(last.start, last.end).trim()
  }
}

/** Length of a heading line without the hashes that may close it. */
function withoutClosingHashes(words: string): number {
  const trimmed = words.trimEnd()
  let at = trimmed.length
  while (at > 0 && trimmed[at - 1] === '#') at--
  return at < trimmed.length && /[ \t]/.test(trimmed.charAt(at - 1))
    ? trimmed.slice(0, at).trimEnd().length
    : trimmed.length
}

/** The cells of a table line, white space around them left out. `\|` does not part cells. */
function cellsOf(words: string, lineStart: number): Place[] {
  const bars: number[] = []
  for (let at = 0; at < words.length; at++) {
    if (words[at] === '|' && words[at - 1] !== '\\') bars.push(at)
  }
  const from = words.slice(0, bars[0]).trim() === '' ? [] : [-1]
  const last = bars.at(-1) ?? -1
  const to = words.slice(last + 1).trim() === '' ? [] : [words.length]
  const edges = [...from, ...bars, ...to]
  return edges.slice(0, -1).map((edge, index) => {
    const raw = words.slice(edge + 1, edges[index + 1])
    const lead = raw.length - raw.trimStart().length
    const start = lineStart + edge + 1 + (raw.trim() === '' ? 0 : lead)
    return { start, end: start + raw.trim().length }
  })
}

function linesOf(text: string): Place[] {
  const lines: Place[] = []
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 10
    if (code !== 10 && code !== 13) continue
    lines.push({ start, end: at })
    if (code === 13 && text.charCodeAt(at + 1) === 10) at++
    start = at + 1
  }
  return lines
}
