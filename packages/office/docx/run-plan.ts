import { rawPlace } from '../xml/entities.ts'
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
  private out = ''
  private open: 'none' | 'kept' | 'deleted' = 'none'

  constructor(source: string, plan: RunPlan, markup: Markup) {
    this.source = source
    this.plan = plan
    this.markup = markup
    const { run } = plan
    const tag = source.slice(run.start, run.openEnd)
    this.opening = tag + (run.properties === null ? '' : source.slice(run.properties.start, run.properties.end))
    this.closing = `</${tagName(tag)}>`
  }

  compose(): string {
    let at = this.plan.textStart
    for (const child of this.plan.run.children) {
      if (child.text === '') {
        this.enter('kept')
        this.out += this.source.slice(child.start, child.end)
        continue
      }
      this.child(child, at)
      at += child.text.length
    }
    this.leave()
    return this.out
  }

  private child(child: RunChild, childStart: number): void {
    const childEnd = childStart + child.text.length
    const cuts = this.cutsWithin(childStart, childEnd)
    for (const [index, start] of cuts.entries()) {
      const end = cuts[index + 1] ?? childEnd
      this.emit(start, 'before')
      const isDeleted = this.plan.deletions.some((deletion) => deletion.start <= start && deletion.end >= end)
      this.enter(isDeleted ? 'deleted' : 'kept', start)
      this.out += this.piece(child, start - childStart, end - childStart, isDeleted)
      this.emit(end, 'after')
    }
  }

  /** The starts of the pieces that a child falls into. */
  private cutsWithin(start: number, end: number): number[] {
    const places = new Set([start])
    const add = (at: number) => {
      if (at > start && at < end) places.add(at)
    }
    for (const event of this.plan.events) add(event.at)
    for (const deletion of this.plan.deletions) {
      add(deletion.start)
      add(deletion.end)
    }
    return [...places].sort((a, b) => a - b)
  }

  private piece(child: RunChild, from: number, to: number, isDeleted: boolean): string {
    const { source } = this
    const raw = source.slice(child.start, child.end)
    const isWhole = from === 0 && to === child.text.length
    if (child.kind === 'sign' || (isWhole && !isDeleted)) return raw
    const content = source.slice(child.content.start, child.content.end)
    const part = content.slice(rawPlace(content, from), isWhole ? undefined : rawPlace(content, to))
    if (isDeleted) return this.markup.deletedText(part)
    const name = tagName(raw)
    return `<${name} xml:space="preserve">${part}</${name}>`
  }

  /** Starts stand right before the text they start with, everything else right after the text before it. */
  private emit(at: number, side: 'before' | 'after'): void {
    for (const phase of PHASES) {
      for (const event of this.plan.events) {
        if (event.at !== at || event.phase !== phase) continue
        const isBefore = phase === 'start' || at === this.plan.textStart
        if (isBefore !== (side === 'before')) continue
        this.leave()
        const outside = phase === 'insertion' && this.plan.run.insertion !== null
        this.out += outside ? `</${this.insertionName()}>${event.xml}${this.plan.reopenInsertion()}` : event.xml
      }
    }
  }

  private insertionName(): string {
    const { insertion } = this.plan.run
    return insertion === null ? '' : tagName(this.source.slice(insertion.start, insertion.end))
  }

  private enter(mode: 'kept' | 'deleted', at = -1): void {
    if (this.open === mode && !(mode === 'deleted' && this.plan.deletions.some((deletion) => deletion.start === at)))
      return
    this.leave()
    if (mode === 'deleted') {
      const deletion = this.plan.deletions.find((found) => found.start <= at && at < found.end)
      this.out += deletion?.open() ?? ''
    }
    this.out += this.opening
    this.open = mode
  }

  private leave(): void {
    if (this.open === 'none') return
    this.out += this.open === 'deleted' ? `${this.closing}</w:del>` : this.closing
    this.open = 'none'
  }
}
