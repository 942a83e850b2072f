import type { Block, Shown } from './report.ts'

export type Confidence = 'high' | 'medium' | 'low'

/** What last year's report gives for the year to come. Nothing of it exists before somebody accepts it. Places are UTF-16, half-open. */
export interface YearProposal {
  readonly year: number
  /** Of next year's report: last year's title with its years moved along; empty where it has none. */
  readonly title: string
  /** What must be answered first: the report is of another year or another office, has no headings, no plan part. */
  readonly questions: readonly {
    readonly code: 'another-year' | 'another-office' | 'no-headings' | 'no-plan'
    readonly message: string
  }[]
  readonly indicators: readonly IndicatorProposal[]
  readonly tasks: readonly TaskProposal[]
  /** The report's own headings and sentences with its figures as links: next year's outline. */
  readonly outline: readonly Block[]
  /** Problems that the report admits and no commitment answers come first. */
  readonly problems: readonly ProblemProposal[]
}

export interface IndicatorProposal {
  /** Stays the same when the same report is read again: running twice updates and never duplicates. */
  readonly id: string
  readonly start: number
  readonly end: number
  readonly text: string
  /** An indicator of the office's packs, or the key of the new one to make. */
  readonly indicator: string
  readonly slice: { readonly field: string; readonly value: string } | null
  readonly make: 'bind' | 'new-reported' | 'new-cited'
  /** Title and unit of the new one; those of the bound one otherwise. */
  readonly title: string
  readonly unit: string
  /** How the report states it: the value itself, its growth against the year before, a difference of rates or of values. */
  readonly shown: Shown['as']
  /** The period that the figure is of: `2023`, `2023-H1`, `2023-01..11`. */
  readonly period: string
  readonly confidence: Confidence
  /** The words that decided, as a sentence. */
  readonly why: string
  /** Last year's value in the indicator's unit, exact decimal text; null where the figure is masked, only a bound, or a growth. */
  readonly baseline: { readonly value: string; readonly period: string } | null
}

export interface TaskProposal {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly title: string
  readonly target: {
    readonly value: string
    readonly unit: string
    readonly op: '>=' | '<='
    readonly indicator: string | null
  } | null
  /** ISO day; the year's last day where the promise names none (then `deadlineStated` is false). */
  readonly deadline: string
  readonly deadlineStated: boolean
  readonly owner: string | null
  /** The pack's task template that it was recognised as. */
  readonly template: string | null
  readonly confidence: Confidence
}

export interface ProblemProposal {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly text: string
  /** Ids of the proposed tasks that answer it. */
  readonly answeredBy: readonly string[]
}
