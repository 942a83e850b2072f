// Endpoints

export {
  type Access,
  defineEndpoint,
  type Endpoint,
  type FailureOf,
  failuresOf,
  type Input,
  type Output,
} from './endpoint.ts'
export {
  type FailureCode,
  type Problem,
  problemSchema,
  type RequestFailureCode,
  type StepFailure,
  statusOf,
  stepFailures,
  type TaskStepFailure,
  taskStepFailures,
} from './failure.ts'

// Sessions and oneself

export { changePassword } from './me/change-password.ts'
export { beginSecondFactor, confirmSecondFactor, removeSecondFactor } from './me/second-factor.ts'
export { showMe } from './me/show.ts'
export { endSession } from './session/end.ts'
export { listSessions } from './session/list.ts'
export { signIn } from './session/sign-in.ts'
export { signOut } from './session/sign-out.ts'

// Offices, people, accounts and roles

export { listAccessRecords } from './access-record/list.ts'
export { disableAccount } from './account/disable.ts'
export { listAccounts } from './account/list.ts'
export { openAccount } from './account/open.ts'
export { resetAccount } from './account/reset.ts'
export { unlockAccount } from './account/unlock.ts'
export { endGrant } from './grant/end.ts'
export { giveGrant } from './grant/give.ts'
export { listGrants } from './grant/list.ts'
export { showHistoryHead } from './history/head.ts'
export { verifyHistory } from './history/verify.ts'
export { changeOrg } from './org/change.ts'
export { createOrg } from './org/create.ts'
export { listOrgs } from './org/list.ts'
export { changePerson } from './person/change.ts'
export { createPerson, signInName } from './person/create.ts'
export { listPeople } from './person/list.ts'

// Ledgers, entries and their evidence

export {
  entryChangedSchema,
  indicatorsTouchedSchema,
  listenToChanges,
  reportChangedSchema,
  supervisionChangedSchema,
  taskChangedSchema,
} from './change/listen.ts'
export { createEntry } from './entry/create.ts'
export { deleteEntry } from './entry/delete.ts'
export { listStatusDifferences } from './entry/differences.ts'
export { editEntry } from './entry/edit.ts'
export { filterSchema } from './entry/filter.ts'
export { showEntryHistory } from './entry/history.ts'
export { listLateEntries } from './entry/late.ts'
export { listEntries } from './entry/list.ts'
export { moveEntry } from './entry/move.ts'
export { listRecentChanges } from './entry/recent.ts'
export { revealEntry } from './entry/reveal.ts'
export { showEntry } from './entry/show.ts'
export { totalEntries } from './entry/total.ts'
export { listWaiting } from './entry/waiting.ts'
export { downloadEvidence } from './evidence/download.ts'
export { listEvidence } from './evidence/of-entry.ts'
export { uploadEvidence } from './evidence/upload.ts'
export { listLedgers } from './ledger/list.ts'
export { showLedger } from './ledger/show.ts'

// Indicators, reported values and periods

export { defineIndicator } from './indicator/define.ts'
export { indicatorSchema } from './indicator/indicator.ts'
export { listIndicators } from './indicator/list.ts'
export { showIndicatorParts } from './indicator/parts.ts'
export { removeIndicator } from './indicator/remove.ts'
export { showIndicatorSeries } from './indicator/series.ts'
export { traceIndicator } from './indicator/trace.ts'
export { showIndicatorValue } from './indicator/value.ts'
export { listIndicatorValues } from './indicator/values.ts'
export { closePeriod } from './period/close.ts'
export { listPeriods } from './period/list.ts'
export { reopenPeriod } from './period/reopen.ts'
export { listReportedValues } from './reported-value/list.ts'
export { reportValue } from './reported-value/report.ts'
export { reviewValue } from './reported-value/review.ts'

// Tasks, responsibilities, duties

export { createAssignment } from './assignment/create.ts'
export { endAssignment } from './assignment/end.ts'
export { handOverAssignments } from './assignment/hand-over.ts'
export { listAssignments } from './assignment/list.ts'
export { listUnassigned } from './assignment/unassigned.ts'
export { listAuditRules } from './audit-rule/list.ts'
export { showAuditOutcomes } from './audit-rule/outcomes.ts'
export { passAuditRule } from './audit-rule/pass.ts'
export { citeFigure } from './cited-figure/cite.ts'
export { listCitedFigures } from './cited-figure/list.ts'
export { showCoverage } from './duty/coverage.ts'
export { listDuties } from './duty/list.ts'
export { answerSupervision } from './supervision/answer.ts'
export { issueSupervision } from './supervision/issue.ts'
export { listSupervisions } from './supervision/list.ts'
export { listTargets } from './target/list.ts'
export { setTarget } from './target/set.ts'
export { createTask } from './task/create.ts'
export { endTask } from './task/end.ts'
export { listTasks } from './task/list.ts'
export { addProgress } from './task/progress.ts'
export { listReminders } from './task/remind.ts'
export { replanTask } from './task/replan.ts'
export { showTask } from './task/show.ts'

// Sheets

export { annotateSheet } from './sheet/annotate.ts'
export { exportSheet } from './sheet/export.ts'
export { importSheet } from './sheet/import.ts'
export { importProgressSchema, showImportProgress } from './sheet/progress.ts'
export { downloadTemplate } from './sheet/template.ts'

// Packs

export { addToPack } from './pack/add.ts'
export { enablePack } from './pack/enable.ts'
export { showAdditionHistory } from './pack/history.ts'
export { leavePack } from './pack/leave.ts'
export { listPacks } from './pack/list.ts'
export { showPack } from './pack/show.ts'

// Reports

export { createReport } from './report/create.ts'
export { showReportDrift } from './report/drift.ts'
export { exportReport } from './report/export.ts'
export { showReportFigure } from './report/figure.ts'
export { listReportFindings } from './report/findings.ts'
export { showReportFulfilment } from './report/fulfilment.ts'
export { showReportHistory } from './report/history.ts'
export { listReports } from './report/list.ts'
export { moveReport } from './report/move.ts'
export { saveReport } from './report/save.ts'
export { showReport } from './report/show.ts'

// A year set up from last year's report

export { applyYear } from './year/apply.ts'
export { decideYear } from './year/decide.ts'
export { listYears } from './year/list.ts'
export { proposeYear } from './year/propose.ts'
export { showYear } from './year/show.ts'
