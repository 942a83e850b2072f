// A report and its links

export type { Drift, EvaluatedLink, FigureKey, KnownFigure, SignedFigure, SignedReport } from './evaluated.ts'
export type { Block, FigureLink, Inline, LinkSource, PeriodOf, Report, ReportKind, Shown } from './report.ts'

// A year set up from last year's report

export type { Confidence, IndicatorProposal, ProblemProposal, TaskProposal, YearProposal } from './proposal.ts'
