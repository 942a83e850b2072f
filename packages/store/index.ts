// Databases

// Accounts, sessions, access
export { type AccessRecord, AccessRecordStore } from './access-record-store.ts'
export { type Account, type AccountChange, AccountStore, AccountTaken } from './account-store.ts'
export { ArchiveBroken } from './archive.ts'
// Tasks, ties, duties and outside figures
export { listTies, readTie, readUnassigned, type Tie, type TieQuestion } from './assignment-reading.ts'
export { type AuditReading, readAudit } from './audit-reading.ts'
export { type BackupSummary, backup, EvidenceMissing, PlaceNotEmpty, restore } from './backup.ts'
export { readCoverage } from './coverage-reading.ts'
export { type Database, type Queryable, type Scope, within } from './database.ts'
export { type DifferenceQuestion, readDifferences } from './difference-reading.ts'
export { DirectoryInUse } from './directory-lock.ts'
export { openEmbedded } from './embedded.ts'
export { type EntryPage, type EntryQuestion, type EntrySort, listEntries, totalOfEntries } from './entry-list.ts'
export { type ChainedHistoryRow, readEntries, readEntry, readEntryHistory, shownAmong } from './entry-reading.ts'
export { slotFields } from './entry-row.ts'
export { type TracedEntry, type TracePage, traceEntries } from './entry-trace.ts'
// Evidence
export {
  type EvidenceFile,
  type EvidenceRefused,
  type EvidenceResult,
  type EvidenceStore,
  evidenceInMemory,
  evidenceOnDisk,
  evidenceSizeBytesMax,
} from './evidence.ts'
export { evidenceOfEntry, visibleEvidence } from './evidence-list.ts'
export { type FigureQuestion, listCited, listTargets } from './figure-list.ts'
export { dimensionLabel, dimensionTitle, figuresOf, readDimension, readFigures } from './figure-reading.ts'
export { type ChainVerdict, verifyChain } from './history-chain.ts'
// What an outsider or an auditor asks
export { readHistoryHead } from './history-head.ts'
export { type IndicatorQuestion, readByDimension } from './indicator-reading.ts'
export { comparableValues } from './kept-since.ts'
export { type LateQuestion, readLate } from './late-reading.ts'
// The ledgers of all tenants
export {
  DefinitionsMistaken,
  IdempotencyKeyReused,
  LedgerStore,
  type Once,
  type StepRequest,
  UnknownTenant,
} from './ledger-store.ts'
export { MigrationChanged, migrate } from './migrate.ts'
// Packs in use, and indicators of an office's own
export {
  type DefinitionRefusal,
  type DefinitionResult,
  isUsedBy,
  type KeptAddition,
  type PackOutcome,
  PackStore,
  packsInUse,
  packsOf,
} from './pack-store.ts'
export { readRecentChanges } from './recent-changes.ts'
// Reports
export {
  type LiveReading,
  listReports,
  type ReportEvent,
  type ReportSummary,
  readFiguresWidely,
  readFulfilment,
  readLive,
  readReport,
  readReportHistory,
  readSigned,
  type StoredReport,
} from './report-reading.ts'
export { type NewReport, type ReportFailure, type ReportResult, ReportStore, reportOf } from './report-store.ts'
export { listReported, type ReportedQuestion } from './reported-list.ts'
export { openServer } from './server.ts'
export { findSession, type OpenSession, type Session, SessionStore } from './session-store.ts'
export { type EnabledPack, type Origin, orgsOf, orgsUnder, originKey, type TenantSetup } from './setup.ts'
export type { StepProgress } from './step-batch.ts'
export {
  readSupervisions,
  type SupervisionCourse,
  type SupervisionQuestion,
  taskOfSupervision,
} from './supervision-reading.ts'
export { readTask, readTasks, type TaskPlace, type TaskQuestion, type TaskStanding } from './task-reading.ts'
export { exportHistory, type Verified, verifyHistory, verifyTenant } from './verify.ts'
export { readWaiting, type WaitingQuestion } from './waiting-entries.ts'
// Years set up from last year's reports
export type { YearApplied } from './year-making.ts'
export {
  type LineVerdict,
  listYears,
  officeContent,
  readYear,
  type StoredYear,
  type YearDecisions,
} from './year-reading.ts'
export type { YearFailure, YearResult } from './year-result.ts'
export { YearStore } from './year-store.ts'
export { acceptInBulk, draftOfYear } from './year-verdict.ts'
