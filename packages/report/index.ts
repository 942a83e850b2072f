// A report and its links

export type { Drift, EvaluatedLink, FigureKey, KnownFigure, SignedFigure, SignedReport } from './evaluated.ts'
export {
  type Block,
  type FigureLink,
  type Inline,
  inlinesOf,
  type LinkSource,
  type PeriodOf,
  type Report,
  type ReportKind,
  type Shown,
} from './report.ts'

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
export { type FormulaMistake, formulaMistakes } from './formula-mistakes.ts'

// What is made of it

export { type AnnexNames, annexHead, figureAnnex } from './annex.ts'
export { type Fulfilment, type FulfilmentOutcome, fulfilmentOf, fulfilmentTable, type Promised } from './fulfilment.ts'
export { headingNumbers } from './numbering.ts'
export { type OfficialFrame, officialReport } from './official-report.ts'
export { type PendingItem, type PendingOfOwner, pendingList } from './pending-list.ts'
export { type BlockPlace, blockPlace, type PlainReport, piecesIn, plainReport, type TextPiece } from './plain-text.ts'

// Checking a draft

export {
  type ComparedLink,
  type ComparedTyped,
  checkDraft,
  compareTyped,
  type DraftCheck,
  type DraftCheckOptions,
  type DraftFinding,
  type MatchFigures,
  type TypedFigure,
  type TypedLink,
  type TypedMatch,
  typedKeys,
} from './check-draft.ts'
export { draftMatcher } from './match-draft.ts'

// The draft of the next period

export { type MovedWords, movedWords } from './moved-words.ts'
export { type RolledDoubt, type RolledForward, rollForward } from './roll-forward.ts'

// From draft to signature

export {
  decideReportMove,
  drift,
  isAsSigned,
  mayEditReport,
  missingWords,
  type ReportMove,
  type ReportMoveAsked,
  type ReportRefusal,
  type ReportStanding,
  type ReportState,
  reportFlow,
  type Signing,
  signedKeys,
  signReport,
} from './signing.ts'

// A year set up from last year's report

export type { FigureMatch } from './match-figures.ts'
export type { Confidence, IndicatorProposal, ProblemProposal, TaskProposal, YearProposal } from './proposal.ts'
export type {
  Baseline,
  Bulk,
  DecidedYear,
  DecisionMistake,
  IndicatorChange,
  LineChange,
  LineDecision,
  ProblemChange,
  SetupContext,
  TaskChange,
  TaskSetup,
  YearSetup,
} from './year-decision.ts'
export { bulkDecisions } from './year-decision.ts'
export type { YearOffice } from './year-office.ts'
export { proposeYear, type YearSource } from './year-proposal.ts'
export { applyDecisions } from './year-setup.ts'
