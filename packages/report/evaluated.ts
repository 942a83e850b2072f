import type { OrgId } from '@taizhang/ledger'
import type { Report } from './report.ts'

/** Names a value that a report needs from the ledgers. */
export interface FigureKey {
  readonly indicator: string
  readonly org: OrgId
  readonly period: string
  readonly slice: { readonly field: string; readonly value: string } | null
}

/** What the ledgers say of it. */
export interface KnownFigure {
  /** Exact decimal text; null where there is none. */
  readonly value: string | null
  readonly unit: string
  /** Why there is none: nothing reported yet, not accepted, not cited, a divisor of 0, a part missing, the indicator is gone. */
  readonly missing?:
    | 'nothing-reported'
    | 'not-accepted'
    | 'divided-by-zero'
    | 'part-missing'
    | 'not-cited'
    | 'unknown-indicator'
  /** How many entries make it; null where it is not over a ledger. */
  readonly count: number | null
  /** When it was read, an ISO moment. */
  readonly asOf: string
  /** The document, where the value is what an earlier report said of a period without entries. */
  readonly baseline?: string
}

/** One link as it stands at a moment. */
export interface EvaluatedLink {
  readonly link: string
  /** As printed: `41处`, `增长3.2%`; 待补 where there is no value. */
  readonly text: string
  readonly value: string | null
  readonly unit: string
  /** Half of the last printed digit, exact decimal text in the printed unit: the figure stands for value ± precision. */
  readonly precision: string
  readonly asOf: string | null
  /** `stale`: the value has changed since the draft was last saved or signed, or its indicator is gone. */
  readonly state: 'current' | 'pending' | 'stale'
  readonly missing?: KnownFigure['missing'] | 'circular' | 'unknown-link' | 'unlike-units'
  /** The values of the ledgers that it takes: what its trace opens. */
  readonly takes: readonly FigureKey[]
}

/** A report whose figures are frozen. */
export interface SignedReport {
  readonly report: Report
  readonly figures: readonly SignedFigure[]
  /** SM3 of the canonical text of report and figures, lower-case hex; computed by who signs, checked by whoever holds both. */
  readonly hash: string
  readonly by: string
  readonly at: string
}

export interface SignedFigure extends EvaluatedLink {
  /** Of each value that it takes: what it was, and the entries that made it. */
  readonly frozen: readonly {
    readonly key: FigureKey
    readonly figure: KnownFigure
    readonly entries: readonly string[]
  }[]
}

/** A signed figure that the ledgers no longer bear out. */
export interface Drift {
  readonly link: string
  readonly was: string
  readonly is: string
  readonly key: FigureKey
}
