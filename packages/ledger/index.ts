// Answers and refusals

// Days and periods
export { addDays, type Day, dayOfMoment, daysBetween, dayTitle, isDay, type Moment } from './day.ts'
// Steps
export { type Decision, decide, type Outcome, uniqueKey } from './decide.ts'
export type { Entry, EntryChange, EntryId, HistoryRow } from './entry.ts'
// Indicators
export {
  arrivals,
  countedRows,
  type Evaluated,
  evaluate,
  NotEvaluable,
  passes,
  type Source,
  stateAsOf,
} from './evaluate.ts'
// Ledgers and their entries
export type { Field, FieldKind, FieldValue, FieldValues } from './field.ts'
export { checkAcross, dayFrom, isIdentityNumber, normaliseValues } from './field-value.ts'
export type { DeadlineRule, Flow, Move } from './flow.ts'
export { evaluateFormula, type Formula, indicatorsOf, type ParsedFormula, parseFormula, rounded } from './formula.ts'
export type { CitedFigure, Definition, Filter, Indicator, IndicatorValue, Measure, Target, Trace } from './indicator.ts'
export type { Ledger } from './ledger.ts'
// Offices and people
export type { Grant, Org, OrgId, OrgKind, Person, PersonId, Role, TenantId } from './org.ts'
export {
  type Period,
  type PeriodKind,
  parsePeriod,
  periodTitle,
  previousPeriod,
  sameLastYear,
  weekHolding,
} from './period.ts'
export { type Action, may, rolesOver } from './permission.ts'
export { ok, type Refusal, type RefusalCode, type Result, refused } from './result.ts'
export type { Step, StepContext } from './step.ts'
// Tasks
export type { Light, Milestone, Progress, Task } from './task.ts'
export { lineOf, type ReportedValue, type View } from './view.ts'
export { dueDay, isWorkingDay } from './working-day.ts'
export { type Setup, World } from './world.ts'
