// A report and its links

export type { Drift, EvaluatedLink, FigureKey, KnownFigure, SignedFigure, SignedReport } from './evaluated.ts'
export type { Block, FigureLink, Inline, LinkSource, PeriodOf, Report, ReportKind, Shown } from './report.ts'

// A year set up from last year's report

export type { FigureMatch } from './match-figures.ts'
export type { Confidence, IndicatorProposal, ProblemProposal, TaskProposal, YearProposal } from './proposal.ts'
export type {
  ApplyDecisions,
  Baseline,
  Bulk,
  DecidedYear,
  DecisionMistake,
  IndicatorChange,
  ProposalDecision,
  TaskChange,
  TaskSetup,
  YearSetup,
} from './year-decision.ts'
