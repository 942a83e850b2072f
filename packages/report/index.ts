// A report and its links

export type { Drift, EvaluatedLink, FigureKey, KnownFigure, SignedFigure, SignedReport } from './evaluated.ts'
export type { Block, FigureLink, Inline, LinkSource, PeriodOf, Report, ReportKind, Shown } from './report.ts'

// Its text with marks, and its outline

export { idsAfter, type NewId } from './new-id.ts'
export { type OutlineMistake, type OutlineReport, reportFromOutline } from './outline.ts'
export {
  type IndicatorLookup,
  type ReadTemplate,
  readTemplate,
  type TemplateMistake,
  type TemplatePlace,
  writeTemplate,
} from './template.ts'

// Its figures

export {
  type EvaluateOptions,
  evaluateReport,
  type Known,
  LiveReport,
  neededDimensions,
  neededFigures,
  PENDING_TEXT,
} from './evaluate-report.ts'
export { expandReport, type Filling, type RowValue, type RowValues, rowLinkId, rowOfLink } from './expand-report.ts'
export { figureKeyText } from './figure-key.ts'

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
