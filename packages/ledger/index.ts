// Answers and refusals

export { ok, type Refusal, type RefusalCode, type Result, refused } from './result.ts'

// Offices and people

export {
  type Grant,
  type Org,
  type OrgId,
  type OrgKind,
  type Person,
  type PersonId,
  type Role,
  roleTitles,
  type TenantId,
} from './org.ts'
export { type Action, may, rolesOver } from './permission.ts'

// Days and periods

export { addDays, type Day, dayOfMoment, daysBetween, dayTitle, isDay, type Moment } from './day.ts'
export {
  nextPeriod,
  type Period,
  type PeriodKind,
  parsePeriod,
  periodTitle,
  previousPeriod,
  sameLastYear,
  weekHolding,
} from './period.ts'
export { dueDay, isWorkingDay } from './working-day.ts'

// Ledgers and their entries

export { deadlineSets } from './deadline.data.ts'
export {
  byDueDay,
  type DeadlineSet,
  type LateEntry,
  type Limit,
  lateEntries,
  lateFrom,
  limitsOf,
  nextLimit,
  type StateLimit,
  type Within,
} from './deadline.ts'
export type { Entry, EntryChange, EntryId, HistoryRow } from './entry.ts'
export { entryTitle } from './entry-title.ts'
export type { Field, FieldKind, FieldValue, FieldValues } from './field.ts'
export { checkAcross, dayFrom, isIdentityNumber, normaliseValues } from './field-value.ts'
export type { DeadlineRule, Flow, Move } from './flow.ts'
export type { Ledger } from './ledger.ts'

// Statuses that others set

export { differencesOf, type StatusDifference, statusDifferences } from './outside-status.ts'

// Steps

export { type Decision, decide, type Outcome, tellingOf, uniqueKey } from './decide.ts'
export type { ImportRow, Step, StepContext } from './step.ts'
export { lineOf, type ReportedValue, type View } from './view.ts'
export { type Setup, World } from './world.ts'

// Indicators

export {
  arrivals,
  countedRows,
  dimensionsOf,
  type Evaluated,
  evaluate,
  membersOf,
  NotEvaluable,
  passes,
  type Source,
  stateAsOf,
} from './evaluate.ts'
export { filterWords } from './filter-words.ts'
export {
  evaluateFormula,
  type Formula,
  indicatorsOf,
  type ParsedFormula,
  parseFormula,
  rounded,
  unlikeUnits,
} from './formula.ts'
export type {
  BaselineFigure,
  CitedFigure,
  Definition,
  Filter,
  Indicator,
  IndicatorValue,
  Measure,
  Slice,
  Target,
  Trace,
} from './indicator.ts'
export { pointsUnit } from './points-unit.ts'

// Checks of values and of definitions

export {
  type AuditOutcome,
  type AuditPass,
  type AuditRule,
  audit,
  blocking,
  changeAsksForReason,
} from './audit-rule.ts'
export { checkDefinitions, type DefinitionMistake } from './definition.ts'

// People tied to objects, and what is due for each

export { type Assignment, handOver, overloadedOn, responsibleOn, unassignedOn } from './assignment.ts'
export { type Coverage, coverageOf, type Duty, dutyPeriod } from './duty.ts'

// Tasks

export { type AuditPassed, decideTask, type TaskDecision, type TaskView } from './decide-task.ts'
export { decideProgress, expectedOn, lightOf, type Reminder, remindersOn, stateOf, type TaskState } from './light.ts'
export {
  type Supervision,
  type SupervisionKind,
  type SupervisionState,
  type SupervisionTurn,
  sheetReminders,
  supervisionNumber,
  supervisionState,
  supervisionTitles,
} from './supervision.ts'
export type { Light, Milestone, Progress, Task } from './task.ts'
export type { TaskStep } from './task-step.ts'

// Sheets

export { isMask, isProtectedField, maskedValue } from './protected-field.ts'
export type { Cell, CellRow, MarkedCell, MarkedRow, Merge } from './sheet/cell.ts'
export type { SheetLookup } from './sheet/cell-value.ts'
export { Directory, type Found, type Named } from './sheet/directory.ts'
export {
  type Chosen,
  type ColumnMeaning,
  type Header,
  type HeaderColumn,
  type HeaderProblem,
  headRowsMax,
  readHeader,
  type Suggestion,
} from './sheet/header.ts'
export {
  entryName,
  entryRow,
  headRow,
  type PlannedColumn,
  plannedColumns,
  type SeesProtected,
} from './sheet/sheet-export.ts'
export {
  annotatedRow,
  annotatedRows,
  type IdMaker,
  problemColumn,
  problemText,
  SheetImport,
  type SheetProblem,
  type TakenRow,
} from './sheet/sheet-import.ts'
