import type { Edit } from '@taizhang/check'
import type { Place } from '@taizhang/text'
import type { DocumentSource } from '../source.ts'
import { encodeXml } from '../xml/encoding.ts'
import { type PartChange, rewriteArchive } from '../zip/rewrite.ts'
import { addComments, type NumberedComment, readComments } from './comments-part.ts'
import type { LaidOut, Span } from './layout.ts'
import { type Markup, markupFor, tagName } from './markup.ts'
import { composeParagraph, type ParagraphPlan, type Replacement } from './paragraph-plan.ts'
import { readWord, type WordFile } from './read.ts'
import { composeRun, type RunPlan } from './run-plan.ts'
import { type Anchor, TextMap } from './text-map.ts'
import type { Run, StoryName, WordParagraph } from './tree.ts'

/** A remark on some words of the document. Lines of `text` become paragraphs of the comment. */
export interface Comment extends Place {
  readonly text: string
  /** Where it differs from the author of the whole revision. */
  readonly author?: string
}

/** Who revises, and when: ISO date and time in UTC (`2026-01-05T08:00:00Z`). */
export interface ReviseOptions {
  readonly author: string
  readonly date: string
}

/** What to write into a .docx. Edits must not overlap. */
export interface Revision {
  readonly comments?: readonly Comment[]
  readonly edits?: readonly Edit[]
}

/** A revised .docx. */
export interface Revised {
  readonly bytes: Uint8Array
  /** Edits that the file has no place for: in numbers that Word generates, formulas, text boxes. Nothing was written for them. */
  readonly unapplied: readonly Edit[]
}

/** Thrown where the bytes are not those that the source was read from: a mistake of the caller. */
export class NotTheSourceRead extends Error {
  readonly expectedCharacters: number
  readonly foundCharacters: number

  constructor(expectedCharacters: number, foundCharacters: number) {
    super(`the bytes read as ${foundCharacters} characters, the source had ${expectedCharacters}`)
    this.name = 'NotTheSourceRead'
    this.expectedCharacters = expectedCharacters
    this.foundCharacters = foundCharacters
  }
}

/**
 * Writes comments and tracked changes into a .docx and changes nothing else: XML is inserted at places of the original, and
 * every part that gets none keeps its bytes. Existing comments and revisions stay.
 *
 * Places are offsets into the text that `readFile` gave for the same bytes. Comments are anchored on exactly those words;
 * where Word has no comments (footnotes, text boxes) on the mark or drawing in the body, and on generated numbers at the
 * start of their paragraph. Throws `NotTheSourceRead` for other bytes and `RangeError` for places outside the text.
 */
export async function reviseDocx(
  bytes: Uint8Array,
  source: DocumentSource,
  revision: Revision,
  options: ReviseOptions,
): Promise<Revised> {
  if (source.kind !== 'docx') throw new TypeError(`a .${source.kind} cannot be revised; write it anew with writeDocx`)
  const file = await readWord(bytes, source.limits)
  const found = file.laidOut.document.text.length
  if (found !== source.characters) throw new NotTheSourceRead(source.characters, found)
  const { comments = [], edits = [] } = revision
  for (const place of [...comments, ...edits]) checkPlace(place, found)
  const existing = await readComments(file.opened)
  const reviser = new Reviser(file, existing, options)
  const numbered = comments.map((comment) => reviser.comment(comment))
  const unapplied = inOrder(edits).filter((edit) => !reviser.edit(edit))
  const changes = reviser.changes()
  if (numbered.length > 0) changes.push(...(await addComments(file.opened, numbered)))
  return {
    bytes: changes.length === 0 ? new Uint8Array(bytes) : await rewriteArchive(file.opened.archive, changes),
    unapplied,
  }
}

/** Writes comments into a .docx and changes nothing else; see `reviseDocx`. */
export async function annotate(
  bytes: Uint8Array,
  source: DocumentSource,
  comments: readonly Comment[],
  options: ReviseOptions,
): Promise<Uint8Array> {
  return (await reviseDocx(bytes, source, { comments }, options)).bytes
}

/** Writes certain corrections into a .docx as tracked changes; see `reviseDocx`. */
export function applyFixes(
  bytes: Uint8Array,
  source: DocumentSource,
  edits: readonly Edit[],
  options: ReviseOptions,
): Promise<Revised> {
  return reviseDocx(bytes, source, { edits }, options)
}

function checkPlace({ start, end }: Place, length: number): void {
  if (start < 0 || end < start || end > length) {
    throw new RangeError(`place ${start}–${end} is outside the text of ${length} characters`)
  }
}

function inOrder(edits: readonly Edit[]): readonly Edit[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end)
  for (const [index, edit] of sorted.entries()) {
    const before = sorted[index - 1]
    if (before !== undefined && before.end > edit.start) {
      throw new RangeError(`edits overlap at ${edit.start}`)
    }
  }
  return sorted
}

class Reviser {
  private readonly file: WordFile
  private readonly laidOut: LaidOut
  private readonly options: ReviseOptions
  private readonly map: TextMap
  private readonly markups: Readonly<Record<StoryName, Markup>>
  private readonly runs = new Map<Run, RunPlan>()
  private readonly paragraphs = new Map<WordParagraph, ParagraphPlan>()
  private readonly marks: ReadonlyMap<number, WordParagraph>
  private readonly freeId: () => number

  constructor(file: WordFile, comments: string | null, options: ReviseOptions) {
    this.file = file
    this.laidOut = file.laidOut
    this.options = options
    this.map = new TextMap(file.laidOut)
    this.marks = new Map(file.laidOut.marks.map((mark) => [mark.at, mark.paragraph]))
    const { document, footnotes, endnotes } = file.stories
    this.markups = {
      document: markupFor(document?.source ?? ''),
      footnotes: markupFor(footnotes?.source ?? ''),
      endnotes: markupFor(endnotes?.source ?? ''),
    }
    this.freeId = freeIds([document?.source, footnotes?.source, endnotes?.source, comments])
  }

  comment(comment: Comment): NumberedComment {
    const id = this.freeId()
    const { start, end } = this.map.anchor(comment)
    const isPoint = start === end
    this.put(start, isPoint ? 'point' : 'start', this.markups.document.rangeStart(id))
    this.put(end, 'end', this.markups.document.rangeEnd(id))
    return { id, text: comment.text, author: comment.author ?? this.options.author, date: this.options.date }
  }

  private put(anchor: Anchor, phase: 'point' | 'start' | 'end', xml: string): void {
    if (anchor.kind === 'opening') this.paragraphPlan(anchor.paragraph).opening.push(xml)
    else if (anchor.kind === 'inside') this.runPlan(anchor.run).events.push({ at: anchor.at, phase, xml })
    else if (phase === 'end') this.runPlan(anchor.run).after.push(xml)
    else this.runPlan(anchor.run).before.push(xml)
  }

  /** Writes an edit as tracked changes; false where there is no place for it, and then nothing is written. */
  edit(edit: Edit): boolean {
    if (this.map.cutsPair(edit.start) || this.map.cutsPair(edit.end)) return false
    const spans = edit.start === edit.end ? this.insertionSpan(edit.start) : this.map.spansWithin(edit)
    if (!spans.every((span) => isEditable(span, edit, this.source(span)))) return false
    const marks = edit.start === edit.end ? [] : this.marksWithin(edit, spans)
    const last = spans.at(-1)
    if (marks === null || (last === undefined && edit.text !== '')) return false
    for (const span of spans) this.delete(span, edit)
    for (const paragraph of marks) {
      this.paragraphPlan(paragraph).deletedMark = this.markups[paragraph.story].deletedMark(this.freeId(), this.options)
    }
    if (edit.text !== '' && last?.source) this.insert(last.source.run, Math.min(edit.end, last.end), edit.text)
    return true
  }

  private source(span: Span): string {
    return this.file.stories[span.paragraph.story]?.source ?? ''
  }

  /** New text takes the look of the character before it in its paragraph, else of the one after it. */
  private insertionSpan(at: number): Span[] {
    const before = at > 0 ? this.map.spanAt(at - 1) : undefined
    if (before?.source && before.source.child.text !== '\n') return [before]
    const after = this.map.spanAt(at)
    return after === undefined ? [] : [after]
  }

  /** The paragraphs whose marks an edit deletes; null where it deletes a line end that is no such mark. */
  private marksWithin(edit: Edit, spans: readonly Span[]): WordParagraph[] | null {
    const marks: WordParagraph[] = []
    let at = edit.start
    for (const next of [...spans, { start: edit.end, end: edit.end }]) {
      for (; at < next.start; at++) {
        const paragraph = this.marks.get(at)
        if (paragraph === undefined) return null
        marks.push(paragraph)
      }
      at = next.end
    }
    return marks
  }

  private delete(span: Span, edit: Edit): void {
    const start = Math.max(span.start, edit.start)
    const end = Math.min(span.end, edit.end)
    if (span.source === null || start >= end) return
    const { run } = span.source
    const open = () => this.markups[run.story].change('del', this.freeId(), this.options)
    this.runPlan(run).deletions.push({ start, end, open })
  }

  private insert(run: Run, at: number, text: string): void {
    const markup = this.markups[run.story]
    const source = this.file.stories[run.story]?.source ?? ''
    const tag = source.slice(run.start, run.openEnd)
    const properties = run.properties === null ? '' : source.slice(run.properties.start, run.properties.end)
    const name = tagName(tag)
    const xml = `${markup.change('ins', this.freeId(), this.options)}${tag}${properties}${markup.newText(text)}</${name}></w:ins>`
    this.runPlan(run).events.push({ at, phase: 'insertion', xml })
  }

  private runPlan(run: Run): RunPlan {
    const known = this.runs.get(run)
    if (known !== undefined) return known
    const reopenInsertion = () => {
      const source = this.file.stories[run.story]?.source ?? ''
      const tag = run.insertion === null ? '' : source.slice(run.insertion.start, run.insertion.end)
      return tag.replace(/(:id\s*=\s*)(["'])[^"']*\2/, (_, name: string) => `${name}"${this.freeId()}"`)
    }
    const plan = {
      run,
      textStart: this.map.textStart(run),
      before: [],
      after: [],
      events: [],
      deletions: [],
      reopenInsertion,
    }
    this.runs.set(run, plan)
    return plan
  }

  private paragraphPlan(paragraph: WordParagraph): ParagraphPlan {
    const known = this.paragraphs.get(paragraph)
    if (known !== undefined) return known
    const plan: ParagraphPlan = { paragraph, opening: [], deletedMark: '' }
    this.paragraphs.set(paragraph, plan)
    return plan
  }

  /** The stories that change, each edited at the places of its own XML. */
  changes(): PartChange[] {
    const replacements: Record<StoryName, Replacement[]> = { document: [], footnotes: [], endnotes: [] }
    for (const plan of this.paragraphs.values()) {
      const { story } = plan.paragraph
      const source = this.file.stories[story]?.source ?? ''
      replacements[story].push(...composeParagraph(source, plan, this.markups[story].declaration))
    }
    for (const plan of this.runs.values()) {
      const { story, start, end } = plan.run
      const source = this.file.stories[story]?.source ?? ''
      replacements[story].push({ start, end, xml: composeRun(source, plan, this.markups[story]) })
    }
    const changes: PartChange[] = []
    for (const story of ['document', 'footnotes', 'endnotes'] as const) {
      const xml = this.file.stories[story]
      if (xml === undefined || replacements[story].length === 0) continue
      changes.push({ name: xml.part, bytes: encodeXml(replaceAll(xml.source, replacements[story]), xml) })
    }
    return changes
  }
}

/** Whether the part of a span that an edit covers can be marked as deleted, or text be put beside it. */
function isEditable(span: Span, edit: Edit, source: string): boolean {
  if (span.source === null || span.paragraph.part === 'text-box' || span.source.run.opaque) return false
  const { child } = span.source
  if (child.kind === 'text' || edit.start === edit.end) return true
  const isWhole = edit.start <= span.start && edit.end >= span.end
  return isWhole && /^<[^\s/>]*?(?:tab|br|cr|noBreakHyphen|sym)[\s/>]/.test(source.slice(child.start, child.start + 60))
}

function replaceAll(source: string, replacements: readonly Replacement[]): string {
  const sorted = [...replacements].sort((a, b) => a.start - b.start || a.end - b.end)
  const out: string[] = []
  let at = 0
  for (const { start, end, xml } of sorted) {
    out.push(source.slice(at, start), xml)
    at = end
  }
  out.push(source.slice(at))
  return out.join('')
}

/** Ids for comments and revisions: after the highest in the file; those near the end of 32 bits are left out of account. */
function freeIds(sources: readonly (string | null | undefined)[]): () => number {
  let next = 0
  for (const source of sources) {
    for (const match of (source ?? '').matchAll(/:id\s*=\s*["'](\d{1,9})["']/g))
      next = Math.max(next, Number(match[1]) + 1)
  }
  return () => next++
}
