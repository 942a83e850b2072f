import type { Day } from './day.ts'
import type { EntryId } from './entry.ts'
import type { OrgId } from './org.ts'

/** A condition on an entry's fields. `state` asks for the state as of the period's end (stock) or on the day counted (flow). */
export type Filter =
  | { readonly field: string; readonly is: string | number | readonly (string | number)[] }
  | { readonly field: string; readonly isNot: string | number }
  | { readonly field: string; readonly from?: string | number; readonly to?: string | number }
  | { readonly field: string; readonly filled: boolean }
  | { readonly state: readonly string[] }
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }

/** The card of an indicator (口径): what it counts, from where, how, how exactly, and what it does not tell. */
export interface Definition {
  readonly counts: string
  readonly source: string
  readonly method: string
  readonly accuracy?: string
  readonly limits?: string
}

export type Measure =
  | { readonly kind: 'count' }
  | { readonly kind: 'sum' | 'average' | 'minimum' | 'maximum' | 'latest'; readonly field: string }
  /** Different values of a field: persons apart from person-times. */
  | { readonly kind: 'distinct'; readonly field: string }

interface IndicatorBase {
  readonly key: string
  readonly title: string
  readonly unit: string
  readonly decimals?: number
  readonly definition: Definition
  /** Which way is better, for lights and growth words. */
  readonly better?: 'more' | 'less'
  /** Other names under which reports state it, by which a stated figure is recognised: 办结件数, 结案. */
  readonly alsoCalled?: readonly string[]
}

/**
 * A named number. Over a ledger it counts entries
 * `during` a period (events by their date), `as-of` its last day (rosters; entries in a state),
 * or those that `reached` a state, or `left` it, during the period. Opening + reached − left = closing.
 */
export type Indicator = IndicatorBase &
  (
    | {
        readonly kind: 'ledger'
        readonly of: string
        readonly measure: Measure
        readonly when: 'during' | 'as-of' | { readonly reached: string } | { readonly left: string }
        readonly filter?: Filter
        /** Fields of kind choice, choices, org or region by which it can be broken down. */
        readonly dimensions?: readonly string[]
      }
    /** Arithmetic over other indicators: + − * / and brackets, numbers, indicator keys. Unlike units are refused when defined. */
    | { readonly kind: 'formula'; readonly formula: string }
    /** Reported by hand per office and period, then reviewed. */
    | { readonly kind: 'reported'; readonly every: 'month' | 'quarter' | 'half' | 'year' }
    /** No rows below it: cited with its document. */
    | { readonly kind: 'cited' }
  )

/** A figure from above or outside, with the document that says it. */
export interface CitedFigure {
  readonly indicator: string
  readonly org: OrgId
  readonly period: string
  readonly value: string
  readonly document: string
  readonly dated: Day
  readonly scope: string
  /** Of a rank: 1 is best or worst. */
  readonly direction?: 'ascending' | 'descending'
}

/** A target with its issuer; a later version replaces an earlier one from its day on. */
export interface Target {
  readonly indicator: string
  readonly org: OrgId
  readonly period: string
  readonly value: string
  readonly op: '>=' | '<=' | '='
  readonly issuer: string
  readonly version: number
  readonly issuedOn: Day
}

/** A part of an indicator: only entries with this value in the field, which is one of its dimensions; '' where it is not filled. */
export interface Slice {
  readonly field: string
  readonly value: string
}

/** What an indicator is, for one office (and those below it) and one period. */
export interface IndicatorValue {
  readonly indicator: string
  readonly org: OrgId
  readonly period: string
  /** Exact decimal text, rounded to the indicator's decimals; null where it cannot be told. */
  readonly value: string | null
  readonly unit: string
  /** Why there is no value: nothing reported yet, a divisor of 0, a part of the formula missing. */
  readonly missing?: 'nothing-reported' | 'not-accepted' | 'divided-by-zero' | 'part-missing' | 'not-cited'
  readonly byDimension?: Readonly<Record<string, string>>
  /** Where it is a part only. */
  readonly slice?: Slice
  /** The document, where the value is not from entries but from what an earlier report said of the period. */
  readonly baseline?: string
}

/** What an earlier report said of a period: where there are no entries of that period, and before the ledgers were kept in any case. */
export interface BaselineFigure {
  /** Exact decimal text in the indicator's unit. */
  readonly value: string
  readonly document: string
  /** The words that state it. */
  readonly words: string
  /**
   * The office did not keep its ledgers here yet: entries of such a period are some that were carried over, or the rest of a roster, and
   * never the whole of what the report counted.
   */
  readonly stands?: boolean
}

/** Down to the rows: the entries that make a value, or the values that a formula takes. */
export type Trace =
  | { readonly kind: 'entries'; readonly entries: readonly EntryId[]; readonly count: number }
  | {
      readonly kind: 'formula'
      readonly formula: string
      readonly parts: readonly (IndicatorValue & { readonly trace: Trace })[]
    }
  | {
      readonly kind: 'reported'
      readonly by: string
      readonly note: string
      readonly status: 'reported' | 'approved' | 'accepted'
    }
  | { readonly kind: 'cited'; readonly figure: CitedFigure }
  | { readonly kind: 'baseline'; readonly document: string; readonly words: string }
  | { readonly kind: 'nothing' }
