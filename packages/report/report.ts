import type { OrgId } from '@taizhang/ledger'

export type ReportKind = 'annual' | 'half' | 'quarter' | 'monthly' | 'weekly'

/**
 * A document whose figures are links. Values are not in it: they are evaluated for a moment (`evaluateReport`) and frozen by
 * signing (`SignedReport`). Headings carry no number; numbering is computed from level and place.
 */
export interface Report {
  readonly kind: ReportKind
  readonly org: OrgId
  /** A period's key, `2024`. */
  readonly period: string
  readonly title: string
  readonly blocks: readonly Block[]
}

/** Ids are unique in a report and stay with their block or link through edits. */
export type Block =
  | {
      readonly kind: 'heading'
      readonly id: string
      /** 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）. */
      readonly level: 1 | 2 | 3 | 4
      readonly content: readonly Inline[]
    }
  | { readonly kind: 'paragraph'; readonly id: string; readonly content: readonly Inline[] }
  /** The first row is the head. */
  | { readonly kind: 'table'; readonly id: string; readonly rows: readonly (readonly (readonly Inline[])[])[] }
  /**
   * One table row for each value of an indicator's dimension; in its cells a link's slice may be `each`, and a text may hold
   * `{each}`. Rows come in the dimension's own order.
   */
  | {
      readonly kind: 'rows'
      readonly id: string
      readonly over: { readonly indicator: string; readonly field: string }
      readonly head: readonly string[]
      readonly cells: readonly (readonly Inline[])[]
    }
  /** The table of last year's promises and what became of them; filled from the tasks. */
  | { readonly kind: 'fulfilment'; readonly id: string }

export type Inline = { readonly kind: 'text'; readonly text: string } | FigureLink

export interface FigureLink {
  readonly kind: 'figure'
  readonly id: string
  readonly of: LinkSource
  readonly show: Shown
}

export type LinkSource =
  | {
      readonly kind: 'indicator'
      readonly indicator: string
      readonly period: PeriodOf
      /** Null for the report's own office (with all below it). */
      readonly org: OrgId | null
      /** A part of the indicator by one of its dimensions; `each` inside repeated rows. */
      readonly slice: { readonly field: string; readonly value: string } | 'each' | null
    }
  /** + − * / and brackets over other links of the report by their ids, `(f3 + f4) / f2 * 100`; ids are written as formula keys are. */
  | { readonly kind: 'formula'; readonly formula: string }

/** Which period a link shows, so that it survives rolling forward: told from the report's, or a key that stays as it is. */
export type PeriodOf = 'own' | 'year-before' | 'period-before' | 'year-to-date' | { readonly key: string }

export type Shown =
  /** `41处`, `XX万元`: value divided by `divide`, with so many decimals, then `unit` as printed; '' prints none. */
  | { readonly as: 'value'; readonly divide: string; readonly decimals: number; readonly unit: string }
  /** Against the year before: 增长3.2%, 下降1.5%, 与上年持平; the word is chosen by the value. */
  | { readonly as: 'growth'; readonly decimals: number }
  /** Difference of two percentages: 提高0.87个百分点, 回落…, 持平. */
  | { readonly as: 'points'; readonly decimals: number }
  /** Difference in the indicator's own unit: 增加12户, 减少3户, 持平. */
  | { readonly as: 'change'; readonly divide: string; readonly decimals: number; readonly unit: string }

/** All inline content of a block in reading order, cells row by row. */
export function inlinesOf(block: Block): readonly Inline[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.content
    case 'table':
      return block.rows.flat(2)
    case 'rows':
      return block.cells.flat()
    case 'fulfilment':
      return []
  }
}
