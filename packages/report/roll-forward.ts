import { nextPeriod, type Period, parsePeriod, periodTitle } from '@taizhang/ledger'
import { readText } from '@taizhang/text'
import { PENDING_TEXT } from './evaluate-report.ts'
import { movedWords } from './moved-words.ts'
import { piecesIn, plainReport } from './plain-text.ts'
import type { Block, Inline, Report } from './report.ts'

/** Something in a rolled draft that has to be looked at: in which block and cell, in which piece of its content, and where in that text. */
export interface RolledDoubt {
  readonly block: string
  readonly cell: { readonly row: number; readonly column: number } | null
  readonly inline: number
  readonly start: number
  readonly end: number
  readonly text: string
  /** A date of the old period that stayed; or a number that was typed and is the old period's. */
  readonly why: 'date' | 'typed-number'
}

export interface RolledForward {
  readonly report: Report
  readonly doubts: readonly RolledDoubt[]
  /** The plan part of the old report: what was promised for the period that the draft is about. */
  readonly plan: readonly Block[]
}

/**
 * A report as the draft of a later period of the same kind (结转). Links stay as they are, for their periods are told from the report's;
 * times in the text move along (`movedWords`). The plan part keeps its headings and waits to be written. Ids stay.
 * @throws RangeError where `to` is no later period of the same kind; it is checked by whoever takes it in.
 */
export function rollForward(report: Report, to: string): RolledForward {
  const [from, target] = [parsePeriod(report.period), parsePeriod(to)]
  if (!from || !target || from.kind !== target.kind || target.from <= from.from)
    throw new RangeError(`no period '${to}' after '${report.period}'`)
  const plan = planOf(report)
  const doubts: RolledDoubt[] = []
  const mover = new Mover(from, target, doubts)
  const waiting = waitingLines(report.blocks, plan, planTitle(target))
  const blocks = report.blocks.flatMap((block): readonly Block[] => {
    if (!plan.has(block.id) || block.kind === 'heading') return [mover.block(block)]
    const line = waiting.get(block.id)
    return line ? [line] : []
  })
  const rolled: Report = { ...report, period: to, title: movedWords(report.title, from, target).text, blocks }
  return {
    report: rolled,
    doubts: [...doubts, ...typedNumbers(rolled)],
    plan: report.blocks.filter(({ id }) => plan.has(id)),
  }
}

/** 2025年: what the next plan is for. */
function planTitle(period: Period): string {
  const next = nextPeriod(period)
  return next ? periodTitle(next) : '下一步'
}

/** Ids of the blocks of the plan part, by what the reader of texts takes for one. */
function planOf(report: Report): ReadonlySet<string> {
  const plain = plainReport(report, [])
  const sections = readText(plain.document).sections.filter(({ kind }) => kind === 'plan')
  const ids = sections.flatMap((section) =>
    piecesIn(plain, section).flatMap(({ block }) => (block === null ? [] : [block])),
  )
  return new Set(ids)
}

/** For what stands under each heading of the plan part one line that waits, in the place of the first of it and with its id. */
function waitingLines(blocks: readonly Block[], plan: ReadonlySet<string>, title: string): ReadonlyMap<string, Block> {
  const lines = new Map<string, Block>()
  let isWaiting = false
  for (const { id, kind } of blocks) {
    if (!plan.has(id) || kind === 'heading') isWaiting = false
    else if (!isWaiting) {
      const text = `${PENDING_TEXT}：${title}的工作打算。`
      lines.set(id, { kind: 'paragraph', id, content: [{ kind: 'text', text }] })
      isWaiting = true
    }
  }
  return lines
}

class Mover {
  readonly #from: Period
  readonly #to: Period
  readonly #doubts: RolledDoubt[]

  constructor(from: Period, to: Period, doubts: RolledDoubt[]) {
    this.#from = from
    this.#to = to
    this.#doubts = doubts
  }

  block(block: Block): Block {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return { ...block, content: this.#content(block.content, block.id, null) }
      case 'table': {
        const rows = block.rows.map((cells, row) =>
          cells.map((content, column) => this.#content(content, block.id, { row, column })),
        )
        return { ...block, rows }
      }
      case 'rows': {
        const head = block.head.map((words) => movedWords(words, this.#from, this.#to).text)
        return {
          ...block,
          head,
          cells: block.cells.map((content, column) => this.#content(content, block.id, { row: 1, column })),
        }
      }
      case 'fulfilment':
        return block
    }
  }

  #content(content: readonly Inline[], block: string, cell: RolledDoubt['cell']): readonly Inline[] {
    return content.map((inline, at): Inline => {
      if (inline.kind === 'figure') return inline
      const { text, doubts } = movedWords(inline.text, this.#from, this.#to)
      for (const { start, end } of doubts)
        this.#doubts.push({ block, cell, inline: at, start, end, text: text.slice(start, end), why: 'date' })
      return { kind: 'text', text }
    })
  }
}

/** Numbers typed in the text: they were the old period's. */
function typedNumbers(report: Report): readonly RolledDoubt[] {
  const plain = plainReport(report, [])
  return readText(plain.document).figures.flatMap((figure): readonly RolledDoubt[] => {
    if (figure.class !== 'quantity') return []
    const [piece, ...others] = piecesIn(plain, figure)
    if (!piece || others.length > 0 || piece.block === null || piece.link !== null || piece.inline < 0) return []
    const [start, end] = [figure.start - piece.start, figure.end - piece.start]
    const text = plain.document.text.slice(figure.start, figure.end)
    return [{ block: piece.block, cell: piece.cell, inline: piece.inline, start, end, text, why: 'typed-number' }]
  })
}
