import type { Indicator, OrgId } from '@taizhang/ledger'
import type { IndicatorProposal, TaskProposal, YearProposal } from './proposal.ts'
import type { Report } from './report.ts'

/** What somebody decided on one line of a proposal. A line on which nobody decided creates nothing. */
export type ProposalDecision =
  | { readonly id: string; readonly decision: 'accept' }
  | { readonly id: string; readonly decision: 'drop' }
  | { readonly id: string; readonly decision: 'change'; readonly to: IndicatorChange | TaskChange }

/** What may be changed on an indicator's line; what is left out stays as proposed. */
export type IndicatorChange = Partial<
  Pick<IndicatorProposal, 'indicator' | 'slice' | 'make' | 'title' | 'unit' | 'shown' | 'baseline'>
>

/** What may be changed on a task's line. */
export type TaskChange = Partial<Pick<TaskProposal, 'title' | 'target' | 'deadline' | 'owner' | 'template'>>

/** Which lines a click in bulk takes: those of high confidence, or all. */
export type Bulk = 'sure' | 'all'

/**
 * All that a decided proposal creates, as plain data. Ids are those of the proposal's lines: whoever writes it down keeps them,
 * so that writing the same setup again changes nothing and a changed one updates.
 */
export interface YearSetup {
  readonly year: number
  readonly org: OrgId
  /** New ones, reported or cited; those of packs are there already. */
  readonly indicators: readonly Indicator[]
  /** Last year's values, from the report. */
  readonly baselines: readonly Baseline[]
  readonly tasks: readonly TaskSetup[]
  /** This year's draft. */
  readonly report: Report
}

/** A value of last year's report: it stands for the period until entries of that period are there. */
export interface Baseline {
  readonly id: string
  readonly indicator: string
  readonly slice: { readonly field: string; readonly value: string } | null
  readonly period: string
  /** Exact decimal text in the indicator's unit. */
  readonly value: string
  /** The words of the report that state it: what an outside figure is cited from. */
  readonly text: string
}

/** A task to create. The owner is words, as the report names them; null where it names nobody. */
export interface TaskSetup {
  readonly id: string
  readonly title: string
  readonly owner: string | null
  /** ISO days. */
  readonly startsOn: string
  readonly dueOn: string
  readonly milestones: readonly { readonly title: string; readonly dueOn: string }[]
  /** Measured by an indicator that exists or is created along with it; else the target stands in the title only. */
  readonly target: { readonly indicator: string; readonly value: string; readonly op: '>=' | '<=' } | null
  readonly template: string | null
  /** Where it comes from: the report's own words. */
  readonly source: string
}

/** A decision that cannot be carried out, by the line's id; nothing is created then. */
export interface DecisionMistake {
  readonly id: string
  readonly code: 'unknown-line' | 'decided-twice' | 'unknown-indicator' | 'unlike-unit' | 'bad-value' | 'bad-day'
  readonly message: string
}

export type DecidedYear =
  | { readonly ok: true; readonly setup: YearSetup; readonly undecided: readonly string[] }
  | { readonly ok: false; readonly mistakes: readonly DecisionMistake[] }

/** Signature of `applyDecisions`, kept here with the shapes that it takes and gives. */
export type ApplyDecisions = (
  proposal: YearProposal,
  decisions: readonly ProposalDecision[],
  known: { readonly org: OrgId; readonly title: string; readonly indicators: readonly Indicator[] },
) => DecidedYear
