import type { Confidence } from './proposal.ts'
import type { Shown } from './report.ts'

/** What a figure of a text most likely states. */
export interface FigureMatch {
  /** Index into the reading's figures. */
  readonly figure: number
  readonly indicator: string
  readonly slice: { readonly field: string; readonly value: string } | null
  readonly shown: Shown['as']
  readonly confidence: Confidence
  /** The words that decided, as a sentence: “排查出安全隐患”与指标“排查隐患数”相同，单位“处”一致。 */
  readonly why: string
}
