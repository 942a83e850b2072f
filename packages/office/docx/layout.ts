import type { DocumentPart, Paragraph, Place, Table, TableCell, TextDocument } from '@taizhang/text'
import { checkCharacters, type Limits } from '../limits.ts'
import type { ListCounter } from './numbering.ts'
import type { Styles } from './styles.ts'
import type { Block, NoteReference, Run, RunChild, Story, WordParagraph, WordTable } from './tree.ts'

/** A stretch of the text and what in the XML it comes from; `child` is null for a number that Word generates. */
export interface Span extends Place {
  readonly paragraph: WordParagraph
  readonly source: { readonly run: Run; readonly child: RunChild } | null
  /** Where a comment on it stands: text boxes and notes cannot hold one, so the run in the body that carries them does. */
  readonly host: Run | null
}

/** A line end in the text that is a paragraph mark of the body which may be deleted. */
export interface ParagraphMark {
  readonly at: number
  readonly paragraph: WordParagraph
}

/** The text of a .docx with the way back into its XML. */
export interface LaidOut {
  readonly document: TextDocument
  /** In text order, never overlapping; line ends between paragraphs belong to none. */
  readonly spans: readonly Span[]
  readonly marks: readonly ParagraphMark[]
  /** Every line, also blank ones, with the paragraph it starts. */
  readonly lines: readonly (Place & { readonly paragraph: WordParagraph; readonly host: Run | null })[]
}

interface Context {
  readonly host: Run | null
  readonly cell?: NonNullable<Paragraph['cell']>
}

/** Puts the stories of a .docx in reading order: the body, text boxes after the paragraph that holds them, notes at the end. */
export function layOut(
  body: Story,
  notes: Readonly<Record<'footnotes' | 'endnotes', Story | null>>,
  counter: ListCounter,
  styles: Styles,
  limits: Limits,
): LaidOut {
  const writer = new Writer(counter, styles, limits)
  writer.blocks(body.blocks, { host: null })
  for (const reference of body.references) writer.note(reference, notes[reference.story])
  return writer.finish()
}

class Writer {
  private readonly counter: ListCounter
  private readonly styles: Styles
  private readonly limits: Limits
  private readonly chunks: string[] = []
  private length = 0
  private started = false
  private readonly paragraphs: Paragraph[] = []
  private readonly tables: Table[] = []
  private readonly spans: Span[] = []
  private readonly marks: ParagraphMark[] = []
  private readonly lines: (Place & { paragraph: WordParagraph; host: Run | null })[] = []
  private readonly titles: (Place | null)[] = []

  constructor(counter: ListCounter, styles: Styles, limits: Limits) {
    this.counter = counter
    this.styles = styles
    this.limits = limits
  }

  finish(): LaidOut {
    const text = this.chunks.join('')
    const tables = this.tables.map((table, index) => {
      const title = this.titles[index]
      return title ? { ...table, title: text.slice(title.start, title.end).trim() } : table
    })
    const document: TextDocument = { text, paragraphs: this.paragraphs, tables }
    return { document, spans: this.spans, marks: this.marks, lines: this.lines }
  }

  note(reference: NoteReference, story: Story | null): void {
    const note = story?.notes.get(reference.id)
    if (note !== undefined) this.blocks(note, { host: reference.run })
  }

  blocks(blocks: readonly Block[], context: Context): void {
    let previous: WordParagraph | null = null
    for (let index = 0; index < blocks.length; index++) {
      const block = blocks[index]
      if (block === undefined) continue
      if (block.kind === 'table') {
        this.table(block, context)
        previous = null
        continue
      }
      // Paragraphs whose mark is deleted flow into the next one.
      const joined = [block]
      for (let last = block; last.properties.markDeleted; ) {
        const next = blocks[index + 1]
        if (next?.kind !== 'paragraph') break
        joined.push(next)
        last = next
        index++
      }
      const written = this.joined(joined, context, previous)
      if (written) previous = joined.at(-1) ?? null
      for (const paragraph of joined) for (const box of paragraph.boxes) this.box(box, context)
      if (joined.some((paragraph) => paragraph.boxes.length > 0)) previous = null
    }
  }

  private box(blocks: readonly Block[], context: Context): void {
    const first = blocks.find((block) => block.kind === 'paragraph')
    const host = context.host ?? (first?.kind === 'paragraph' ? first.host : null)
    this.blocks(blocks, { ...context, host })
  }

  /** Writes one line (or several, where it holds line breaks); false where there is nothing to write. */
  private joined(joined: readonly WordParagraph[], context: Context, previous: WordParagraph | null): boolean {
    const main = joined.find(hasText) ?? joined.at(-1)
    if (main === undefined) return false
    const label = this.counter.label(main.properties)
    if (context.cell !== undefined && label === '' && !joined.some(hasText)) return false
    if (this.started) {
      if (previous !== null && previous.story === main.story) this.marks.push({ at: this.length, paragraph: previous })
      this.push('\n')
    }
    this.started = true
    const lineStart = this.length
    if (label !== '') this.label(label, main, context)
    let start = lineStart
    let outlineLevel = main.properties.outlineLevel ?? this.styles.get(main.properties.style ?? '')?.outlineLevel ?? 0
    const endParagraph = () => {
      if (this.length === start) return
      this.addParagraph(start, main.part, outlineLevel, context)
      outlineLevel = 0
    }
    for (const paragraph of joined) {
      for (const run of paragraph.runs) {
        for (const child of run.children) {
          if (child.text === '') continue
          if (child.text === '\n') endParagraph()
          this.span(child.text, paragraph, { run, child }, context.host)
          if (child.text === '\n') start = this.length
        }
      }
    }
    endParagraph()
    this.lines.push({ start: lineStart, end: this.length, paragraph: main, host: context.host })
    return true
  }

  private addParagraph(start: number, part: DocumentPart, outlineLevel: number, context: Context): void {
    const level = outlineLevel > 0 ? { outlineLevel } : {}
    const cell = context.cell === undefined ? {} : { cell: context.cell }
    this.paragraphs.push({ start, end: this.length, part, ...level, ...cell })
  }

  /** `（一）` and `1、` touch the text as they do when typed; other labels keep a space, and so does `1.` before a digit. */
  private label(label: string, paragraph: WordParagraph, context: Context): void {
    const next =
      paragraph.runs
        .flatMap((run) => run.children)
        .find((child) => child.text !== '')
        ?.text.charAt(0) ?? ''
    const closed = /[、）)．：〕】]$/.test(label) || (/[.①-⓿]$/.test(label) && !/[0-9A-Za-z]/.test(next))
    const text = closed || next === '' || /\s/.test(next) ? label : `${label} `
    this.span(text, paragraph, null, context.host)
  }

  private span(text: string, paragraph: WordParagraph, source: Span['source'], host: Run | null): void {
    const start = this.length
    this.push(text)
    this.spans.push({ start, end: this.length, paragraph, source, host })
  }

  private push(text: string): void {
    this.chunks.push(text)
    this.length += text.length
    if (this.length > this.limits.charactersMax) checkCharacters(this.length, this.limits.charactersMax)
  }

  private table(table: WordTable, context: Context): void {
    const index = this.tables.length
    const cells: TableCell[] = []
    this.titles.push(this.titleBefore(context))
    this.tables.push({ title: '', rows: 0, columns: 0, cells })
    const openAbove = new Map<number, number>()
    let columns = 0
    for (const [row, { columnsBefore, cells: rowCells }] of table.rows.entries()) {
      let column = columnsBefore
      const stillOpen = new Set<number>()
      for (const { columnSpan, continues, blocks } of rowCells) {
        const above = continues ? openAbove.get(column) : undefined
        const merged = above === undefined ? undefined : cells[above]
        if (above !== undefined && merged !== undefined) {
          cells[above] = { ...merged, rowSpan: row - merged.row + 1 }
        } else {
          const place = this.cell(blocks, { ...context, cell: { table: index, row, column } })
          openAbove.set(column, cells.length)
          cells.push({ ...place, row, column, rowSpan: 1, columnSpan })
        }
        stillOpen.add(column)
        column += columnSpan
      }
      for (const open of openAbove.keys()) if (!stillOpen.has(open)) openAbove.delete(open)
      columns = Math.max(columns, column)
    }
    this.tables[index] = { title: '', rows: table.rows.length, columns, cells }
  }

  private cell(blocks: readonly Block[], context: Context): Place {
    const before = this.length
    const lineEnd = this.started ? 1 : 0
    this.blocks(blocks, context)
    // The line end before the first line of the cell is not part of it.
    const start = this.length > before ? before + lineEnd : before
    return { start, end: this.length }
  }

  /** The last line before a table of the body, where it is short enough to be its title. */
  private titleBefore(context: Context): Place | null {
    const last = this.paragraphs.at(-1)
    if (context.cell !== undefined || last === undefined || last.cell !== undefined) return null
    return last.end - last.start > 60 ? null : last
  }
}

function hasText(paragraph: WordParagraph): boolean {
  return paragraph.runs.some((run) => run.children.some((child) => child.text !== ''))
}
