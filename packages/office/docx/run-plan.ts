import { rawPlaces } from '../xml/entities.ts'
import { type Markup, tagName } from './markup.ts'
import type { Run, RunChild } from './tree.ts'

/**
 * Order of what happens at one place in the text: a comment on no words opens, new text comes, comments end, comments
 * start. So new text is inside the comment on the words that it replaces.
 */
export type Phase = 'point' | 'insertion' | 'end' | 'start'

const PHASES: readonly Phase[] = ['point', 'insertion', 'end', 'start']

/** Something to put at a place of a run's text. */
export interface RunEvent {
  /** Offset in the document's text. */
  readonly at: number
  readonly phase: Phase
  readonly xml: string
}

/** A stretch of a run's text to be marked as deleted. Each piece that it is cut into needs an opening tag with its own id. */
export interface RunDeletion {
  readonly start: number
  readonly end: number
  readonly open: () => string
}

/** All that is to happen to one run. */
export interface RunPlan {
  readonly run: Run
  /** Where the run's text starts in the document's text. */
  readonly textStart: number
  readonly before: string[]
  readonly after: string[]
  readonly events: RunEvent[]
  readonly deletions: RunDeletion[]
  /** The opening tag of a `w:ins` like the one around the run, with a new id: new text must not stand inside another's insertion. */
  readonly reopenInsertion: () => string
}

/** The XML of a run with its plan carried out. Every part of it that is not cut is copied as it stands. */
export function composeRun(source: string, plan: RunPlan, markup: Markup): string {
  const { run, before, after, events, deletions } = plan
  const raw = source.slice(run.start, run.end)
  const inside = events.length === 0 && deletions.length === 0 ? raw : new RunComposer(source, plan, markup).compose()
  return before.join('') + inside + after.join('')
}

class RunComposer {
  private readonly source: string
  private readonly plan: RunPlan
  private readonly markup: Markup
  private readonly opening: string
  private readonly closing: string
  private readonly eventsAt: ReadonlyMap<number, readonly RunEvent[]>
  private readonly cuts: readonly number[]
  private readonly deletions: readonly RunDeletion[]
  private nextCut = 0
  private nextDeletion = 0
  private readonly out: string[] = []
  private open: 'none' | 'kept' | 'deleted' = 'none'

  constructor(source: string, plan: RunPlan, markup: Markup) {
    this.source = source
    this.plan = plan
    this.markup = markup
    const { run, events, deletions } = plan
    const tag = source.slice(run.start, run.openEnd)
    this.opening = tag + (run.properties === null ? '' : source.slice(run.properties.start, run.properties.end))
    this.closing = `</${tagName(tag)}>`
    const eventsAt = new Map<number, RunEvent[]>()
    for (const event of events) {
      const known = eventsAt.get(event.at)
      if (known === undefined) eventsAt.set(event.at, [event])
      else known.push(event)
    }
    this.eventsAt = eventsAt
    this.deletions = [...deletions].sort((a, b) => a.start - b.start)
    const cuts = new Set([...events.map((event) => event.at), ...deletions.flatMap(({ start, end }) => [start, end])])
    this.cuts = [...cuts].sort((a, b) => a - b)
  }

  compose(): string {
    let at = this.plan.textStart
    for (const child of this.plan.run.children) {
      if (child.text === '') {
        this.enterKept()
        this.out.push(this.source.slice(child.start, child.end))
        continue
      }
      this.child(child, at)
      at += child.text.length
    }
    this.leave()
    return this.out.join('')
  }

  /** Writes a child in the pieces that the cuts make of it. */
  private child(child: RunChild, childStart: number): void {
    const childEnd = childStart + child.text.length
    const content = this.source.slice(child.content.start, child.content.end)
    const rawAt = child.kind === 'text' ? rawPlaces(content) : null
    for (let start = childStart; start < childEnd; ) {
      const end = Math.min(childEnd, this.cutAfter(start))
      this.emit(start, 'before')
      const deletion = this.deletionAt(start)
      if (deletion === undefined) this.enterKept()
      else this.enterDeleted(deletion, start)
      const isWhole = start === childStart && end === childEnd
      if (rawAt === null || (isWhole && deletion === undefined)) {
        this.out.push(this.source.slice(child.start, child.end))
      } else {
        const to = end === childEnd ? content.length : rawAt(end - childStart)
        this.piece(child, content.slice(rawAt(start - childStart), to), deletion !== undefined)
      }
      this.emit(end, 'after')
      start = end
    }
  }

  private piece(child: RunChild, raw: string, isDeleted: boolean): void {
    if (isDeleted) {
      this.out.push(this.markup.deletedText(raw))
      return
    }
    const name = tagName(this.source.slice(child.start, child.content.start))
    this.out.push(`<${name} xml:space="preserve">${raw}</${name}>`)
  }

  private cutAfter(at: number): number {
    while ((this.cuts[this.nextCut] ?? Number.POSITIVE_INFINITY) <= at) this.nextCut++
    return this.cuts[this.nextCut] ?? Number.POSITIVE_INFINITY
  }

  private deletionAt(at: number): RunDeletion | undefined {
    while ((this.deletions[this.nextDeletion]?.end ?? Number.POSITIVE_INFINITY) <= at) this.nextDeletion++
    const deletion = this.deletions[this.nextDeletion]
    return deletion !== undefined && deletion.start <= at ? deletion : undefined
  }

  /** Starts stand right before the text they start with, everything else right after the text before it. */
  private emit(at: number, side: 'before' | 'after'): void {
    const events = this.eventsAt.get(at)
    if (events === undefined) return
    for (const phase of PHASES) {
      const isBefore = phase === 'start' || at === this.plan.textStart
      if (isBefore !== (side === 'before')) continue
      for (const event of events) {
        if (event.phase !== phase) continue
        this.leave()
        const isOutside = phase === 'insertion' && this.plan.run.insertion !== null
        this.out.push(isOutside ? `</${this.insertionName()}>${event.xml}${this.plan.reopenInsertion()}` : event.xml)
      }
    }
  }

  private insertionName(): string {
    const { insertion } = this.plan.run
    return insertion === null ? '' : tagName(this.source.slice(insertion.start, insertion.end))
  }

  private enterKept(): void {
    if (this.open === 'kept') return
    this.leave()
    this.out.push(this.opening)
    this.open = 'kept'
  }

  /** Each deletion opens anew, also right after another. */
  private enterDeleted(deletion: RunDeletion, at: number): void {
    if (this.open === 'deleted' && deletion.start !== at) return
    this.leave()
    this.out.push(deletion.open(), this.opening)
    this.open = 'deleted'
  }

  private leave(): void {
    if (this.open === 'none') return
    this.out.push(this.open === 'deleted' ? `${this.closing}</w:del>` : this.closing)
    this.open = 'none'
  }
}
