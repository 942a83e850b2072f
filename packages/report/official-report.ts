import type { OfficialBlock, OfficialDocument, OfficialRun } from '@taizhang/text'
import { PENDING_TEXT } from './evaluate-report.ts'
import type { EvaluatedLink } from './evaluated.ts'
import { headingNumbers } from './numbering.ts'
import type { Block, Inline, Report } from './report.ts'

/** What stands around a report's blocks. */
export interface OfficialFrame {
  readonly to?: string
  readonly signature?: OfficialDocument['signature']
  /** Rows of `figureAnnex`. */
  readonly annex?: readonly (readonly string[])[]
}

/** Shares of the width of the annex's columns: what is a sentence is wide and set flush left. */
const ANNEX_COLUMNS = [6, 12, 15, 23, 9, 13, 8, 14]
const ANNEX_LEFT = [2, 3, 5]

/**
 * A report as an official paper, its figures as they are printed. Repeated rows and the table of promises have to be written out before
 * (`expandReport`).
 */
export function officialReport(
  report: Report,
  links: readonly EvaluatedLink[],
  { to, signature, annex }: OfficialFrame = {},
): OfficialDocument {
  const shown = new Map(links.map((link) => [link.link, link]))
  const numbers = headingNumbers(report.blocks)
  const runs = (content: readonly Inline[]): readonly OfficialRun[] =>
    content.map((inline): OfficialRun => {
      if (inline.kind === 'text') return { text: inline.text }
      const link = shown.get(inline.id)
      return link && link.value !== null ? { text: link.text } : { text: PENDING_TEXT, pending: true }
    })
  const blockOf = (block: Block): readonly OfficialBlock[] => {
    switch (block.kind) {
      case 'heading':
        return [
          {
            kind: 'heading',
            level: block.level,
            runs: [{ text: numbers.get(block.id) ?? '' }, ...runs(block.content)],
          },
        ]
      case 'paragraph':
        return [{ kind: 'paragraph', runs: runs(block.content) }]
      case 'table':
        return [{ kind: 'table', rows: block.rows.map((row) => row.map(runs)) }]
      case 'rows':
      case 'fulfilment':
        return []
    }
  }
  return {
    title: report.title,
    ...(to !== undefined && { to }),
    blocks: report.blocks.flatMap(blockOf),
    ...(signature && { signature }),
    ...(annex && { annexes: [annexOf(annex)] }),
  }
}

function annexOf(rows: readonly (readonly string[])[]) {
  const table: OfficialBlock = {
    kind: 'table',
    rows: rows.map((row) => row.map((text) => [{ text }])),
    columns: ANNEX_COLUMNS,
    left: ANNEX_LEFT,
  }
  return { title: '数据来源说明', blocks: [table] }
}
