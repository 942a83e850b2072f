import type { Indicator, OrgId } from '@taizhang/ledger'
import type { TaskTemplate } from '@taizhang/packs'
import type { IndicatorProposal, ProblemProposal, TaskProposal, YearProposal } from './proposal.ts'
import type { Report } from './report.ts'

/** What somebody decided on one line of a proposal. A line on which nobody decided creates nothing. */
export type LineDecision =
  | { readonly id: string; readonly decision: 'accept' }
  | { readonly id: string; readonly decision: 'drop' }
  | { readonly id: string; readonly decision: 'change'; readonly to: LineChange }

/** What may be changed on a line; what is left out stays as proposed. A problem's line becomes a task of its own. */
export type LineChange = IndicatorChange | TaskChange | ProblemChange

export type IndicatorChange = Partial<
  Pick<IndicatorProposal, 'indicator' | 'slice' | 'make' | 'title' | 'unit' | 'baseline'>
>
export type TaskChange = Partial<Pick<TaskProposal, 'title' | 'target' | 'deadline' | 'owner' | 'template'>>
export type ProblemChange = Partial<Pick<TaskProposal, 'title' | 'deadline' | 'owner'>>

/** Which lines a click in bulk takes: those of high confidence, or all. Problems are never taken in bulk. */
export type Bulk = 'sure' | 'all'

/** What the decisions are carried out against. */
export interface SetupContext {
  readonly org: OrgId
  /** The title of the draft where last year's report has none. */
  readonly title: string
  /** The indicators that the office has, those of its packs among them. */
  readonly indicators: readonly Indicator[]
  readonly templates: readonly TaskTemplate[]
}

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

/** A value of last year's report: it stands for what lies before the office's first year here, and later until entries of its period are there. */
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

/** Accepts in bulk what nobody has decided on yet. */
export function bulkDecisions(
  proposal: YearProposal,
  bulk: Bulk,
  decided: readonly LineDecision[] = [],
): LineDecision[] {
  const done = new Set(decided.map(({ id }) => id))
  const open = [...proposal.indicators, ...proposal.tasks].filter(
    ({ id, confidence }) => !done.has(id) && (bulk === 'all' || confidence === 'high'),
  )
  return [...decided, ...open.map(({ id }): LineDecision => ({ id, decision: 'accept' }))]
}

/** A line as it was decided on. */
export interface AcceptedLines {
  readonly indicators: readonly IndicatorProposal[]
  readonly tasks: readonly TaskProposal[]
  readonly problems: readonly (ProblemProposal & ProblemChange)[]
  readonly undecided: readonly string[]
  readonly mistakes: readonly DecisionMistake[]
}

/** The accepted lines with their changes in them. */
export function acceptedLines(proposal: YearProposal, decisions: readonly LineDecision[]): AcceptedLines {
  const lines = new Set([...proposal.indicators, ...proposal.tasks, ...proposal.problems].map(({ id }) => id))
  const byId = new Map<string, LineDecision>()
  const mistakes: DecisionMistake[] = []
  for (const decision of decisions) {
    const { id } = decision
    if (!lines.has(id)) mistakes.push({ id, code: 'unknown-line', message: '建议里没有这一条。' })
    else if (byId.has(id)) mistakes.push({ id, code: 'decided-twice', message: '这一条确认了两次。' })
    byId.set(id, decision)
  }
  const accepted = <Line extends { readonly id: string }>(all: readonly Line[]): Line[] =>
    all.flatMap((line) => {
      const decision = byId.get(line.id)
      if (decision === undefined || decision.decision === 'drop') return []
      return [decision.decision === 'change' ? { ...line, ...decision.to } : line]
    })
  return {
    indicators: accepted(proposal.indicators),
    tasks: accepted(proposal.tasks),
    problems: accepted(proposal.problems),
    undecided: [...lines].filter((id) => !byId.has(id)),
    mistakes,
  }
}
