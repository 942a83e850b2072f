import type { Slice } from '../pack.ts'

/** Which indicator each figure of a report is, as a file beside this one holds it. Places are UTF-16, half-open, of the number. */
export interface FigureCoverage {
  /** The report's number: its file is named by it. */
  readonly report: string
  /** Where the summary of the year ends and problems and plans begin. */
  readonly summaryEnd: number
  readonly figures: readonly MappedFigure[]
  /** Figures that no indicator gives, with the reason. */
  readonly open: readonly {
    readonly start: number
    readonly end: number
    readonly text: string
    readonly why: string
  }[]
}

export interface MappedFigure {
  /** By which a recipe takes its value; the indicator's key where left out. Written as keys are. */
  readonly name?: string
  readonly start: number
  readonly end: number
  /** The figure with its unit. */
  readonly text: string
  /** As printed, exact decimal text; left out where the report masks it. */
  readonly value?: string
  /** `more`: 42余; `least`: 1次以上. */
  readonly bound?: 'more' | 'least'
  readonly indicator: string
  readonly period: string
  readonly slice?: Slice
  readonly shown?:
    | { readonly divide: string }
    /** The difference or growth of the indicator's value against that of another period. */
    | { readonly as: 'points' | 'growth'; readonly against: string }
  /** Other indicators that mean the same figure. */
  readonly same?: readonly { readonly indicator: string; readonly slice?: Slice }[]
  /** The figure is right as a sum, but its name promises another: the indicator that the name means, and what that one gives. */
  readonly caution?: { readonly indicator: string; readonly value: string; readonly why: string }
  /** The report contradicts itself here: what consistent entries give, in the printed unit, and why. */
  readonly ownError?: { readonly value: string; readonly why: string }
}

/** The value of a figure in the indicator's own unit; null where it is masked. Of 42余 the least whole number above. */
export function valueInOwnUnit(figure: MappedFigure): string | null {
  if (figure.value === undefined) return null
  const divide = figure.shown && 'divide' in figure.shown ? Number(figure.shown.divide) : 1
  const value = Number((Number(figure.value) * divide).toFixed(6))
  return String(figure.bound === 'more' ? value + 1 : value)
}
