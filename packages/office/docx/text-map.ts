import type { Place } from '@taizhang/text'
import type { LaidOut, Span } from './layout.ts'
import type { Run, WordParagraph } from './tree.ts'

/** Where one end of a comment goes. */
export type Anchor =
  /** At a place in the text of a run. */
  | { readonly kind: 'inside'; readonly run: Run; readonly at: number }
  /** Beside a run as a whole: one that carries a text box or a note, or a formula. */
  | { readonly kind: 'beside'; readonly run: Run }
  /** At the start of a paragraph. */
  | { readonly kind: 'opening'; readonly paragraph: WordParagraph }

/** A comment's two ends. */
export interface AnchorPair {
  readonly start: Anchor
  readonly end: Anchor
}

/** Finds the way from places in the text back to runs and paragraphs. */
export class TextMap {
  private readonly laidOut: LaidOut
  private readonly text: string
  private readonly textStarts = new Map<Run, number>()

  constructor(laidOut: LaidOut) {
    this.laidOut = laidOut
    this.text = laidOut.document.text
    for (const { source, start } of laidOut.spans) {
      if (source !== null && !this.textStarts.has(source.run)) this.textStarts.set(source.run, start)
    }
  }

  /** Where a run's text starts in the document's text; 0 for a run without text. */
  textStart(run: Run): number {
    return this.textStarts.get(run) ?? 0
  }

  /** The stretches of the text that a place covers, in order. */
  spansWithin({ start, end }: Place): Span[] {
    const spans: Span[] = []
    for (let index = this.firstEndingAfter(start); ; index++) {
      const span = this.laidOut.spans[index]
      if (span === undefined || span.start >= end) return spans
      spans.push(span)
    }
  }

  /** The stretch that holds the character at `at`; undefined for a line end between paragraphs. */
  spanAt(at: number): Span | undefined {
    const span = this.laidOut.spans[this.firstEndingAfter(at)]
    return span !== undefined && span.start <= at ? span : undefined
  }

  /** Anchors for a comment on a place. Line ends at its edges are left out. */
  anchor(place: Place): AnchorPair {
    const { start, end } = this.wholeCharacters(place)
    if (start === end) return this.anchorOnNothing(start)
    const spans = this.spansWithin({ start, end })
    const first = spans[0]
    const last = spans.at(-1)
    if (first === undefined || last === undefined) return this.anchorOnNothing(start)
    const from = this.startAnchor(first, Math.max(start, first.start))
    const to = this.endAnchor(last, Math.min(end, last.end))
    // Text boxes come after their paragraph in the text but inside it in the file.
    if (position(to) >= position(from)) return { start: from, end: to }
    return { start: from, end: this.endAnchor(first, Math.min(end, first.end)) }
  }

  private startAnchor(span: Span, at: number): Anchor {
    if (span.host !== null) return { kind: 'beside', run: span.host }
    if (span.source === null) return { kind: 'opening', paragraph: span.paragraph }
    const { run, child } = span.source
    if (run.opaque) return { kind: 'beside', run }
    return { kind: 'inside', run, at: child.kind === 'sign' ? span.start : at }
  }

  private endAnchor(span: Span, at: number): Anchor {
    if (span.host !== null) return { kind: 'beside', run: span.host }
    if (span.source === null) return { kind: 'opening', paragraph: span.paragraph }
    const { run, child } = span.source
    if (run.opaque) return { kind: 'beside', run }
    return { kind: 'inside', run, at: child.kind === 'sign' ? span.end : at }
  }

  /** For a place without words (an insertion point, a blank line): after the character before it, or before the one after it. */
  private anchorOnNothing(at: number): AnchorPair {
    const before = at > 0 ? this.spanAt(at - 1) : undefined
    if (before?.source && before.source.child.text !== '\n') return samePoint(this.endAnchor(before, at))
    const after = this.spanAt(at)
    if (after !== undefined) return samePoint(this.startAnchor(after, at))
    const line = this.laidOut.lines.findLast((found) => found.start <= at) ?? this.laidOut.lines[0]
    if (line === undefined) throw new RangeError('a document without lines has no place for a comment')
    return samePoint(
      line.host === null ? { kind: 'opening', paragraph: line.paragraph } : { kind: 'beside', run: line.host },
    )
  }

  /** Whether `at` stands between the halves of a surrogate pair. */
  cutsPair(at: number): boolean {
    return isHighSurrogate(this.text.charCodeAt(at - 1)) && isLowSurrogate(this.text.charCodeAt(at))
  }

  /** Widens a place that cuts a surrogate pair in half; a point moves to before the pair. */
  private wholeCharacters({ start, end }: Place): Place {
    const cuts = (at: number) => this.cutsPair(at)
    const from = cuts(start) ? start - 1 : start
    if (start === end) return { start: from, end: from }
    return { start: from, end: cuts(end) ? end + 1 : end }
  }

  private firstEndingAfter(at: number): number {
    const { spans } = this.laidOut
    let low = 0
    let high = spans.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((spans[middle]?.end ?? 0) > at) high = middle
      else low = middle + 1
    }
    return low
  }
}

function samePoint(anchor: Anchor): AnchorPair {
  return { start: anchor, end: anchor }
}

/** Roughly where an anchor stands in the XML: enough to see that an end comes before its start. */
function position(anchor: Anchor): number {
  return anchor.kind === 'opening' ? anchor.paragraph.openEnd : anchor.run.start
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}
