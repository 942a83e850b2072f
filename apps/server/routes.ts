import type { Route } from './route.ts'
import listAccessRecords from './routes/access-record/list.ts'
import disableAccount from './routes/account/disable.ts'
import listAccounts from './routes/account/list.ts'
import openAccount from './routes/account/open.ts'
import resetAccount from './routes/account/reset.ts'
import unlockAccount from './routes/account/unlock.ts'
import createAssignment from './routes/assignment/create.ts'
import endAssignment from './routes/assignment/end.ts'
import handOverAssignments from './routes/assignment/hand-over.ts'
import listAssignments from './routes/assignment/list.ts'
import listUnassigned from './routes/assignment/unassigned.ts'
import listAuditRules from './routes/audit-rule/list.ts'
import showAuditOutcomes from './routes/audit-rule/outcomes.ts'
import passAuditRule from './routes/audit-rule/pass.ts'
import listenToChanges from './routes/change/listen.ts'
import citeFigure from './routes/cited-figure/cite.ts'
import listCitedFigures from './routes/cited-figure/list.ts'
import showCoverage from './routes/duty/coverage.ts'
import listDuties from './routes/duty/list.ts'
import createEntry from './routes/entry/create.ts'
import deleteEntry from './routes/entry/delete.ts'
import listStatusDifferences from './routes/entry/differences.ts'
import editEntry from './routes/entry/edit.ts'
import showEntryHistory from './routes/entry/history.ts'
import listLateEntries from './routes/entry/late.ts'
import listEntries from './routes/entry/list.ts'
import moveEntry from './routes/entry/move.ts'
import listRecentChanges from './routes/entry/recent.ts'
import revealEntry from './routes/entry/reveal.ts'
import showEntry from './routes/entry/show.ts'
import totalEntries from './routes/entry/total.ts'
import listWaiting from './routes/entry/waiting.ts'
import downloadEvidence from './routes/evidence/download.ts'
import listEvidence from './routes/evidence/of-entry.ts'
import uploadEvidence from './routes/evidence/upload.ts'
import endGrant from './routes/grant/end.ts'
import giveGrant from './routes/grant/give.ts'
import listGrants from './routes/grant/list.ts'
import showHistoryHead from './routes/history/head.ts'
import verifyHistory from './routes/history/verify.ts'
import defineIndicator from './routes/indicator/define.ts'
import listIndicators from './routes/indicator/list.ts'
import showIndicatorParts from './routes/indicator/parts.ts'
import removeIndicator from './routes/indicator/remove.ts'
import showIndicatorSeries from './routes/indicator/series.ts'
import traceIndicator from './routes/indicator/trace.ts'
import showIndicatorValue from './routes/indicator/value.ts'
import listIndicatorValues from './routes/indicator/values.ts'
import listLedgers from './routes/ledger/list.ts'
import showLedger from './routes/ledger/show.ts'
import beginSecondFactor from './routes/me/begin-second-factor.ts'
import changePassword from './routes/me/change-password.ts'
import confirmSecondFactor from './routes/me/confirm-second-factor.ts'
import removeSecondFactor from './routes/me/remove-second-factor.ts'
import showMe from './routes/me/show.ts'
import changeOrg from './routes/org/change.ts'
import createOrg from './routes/org/create.ts'
import listOrgs from './routes/org/list.ts'
import addToPack from './routes/pack/add.ts'
import enablePack from './routes/pack/enable.ts'
import showAdditionHistory from './routes/pack/history.ts'
import leavePack from './routes/pack/leave.ts'
import listPacks from './routes/pack/list.ts'
import showPack from './routes/pack/show.ts'
import closePeriod from './routes/period/close.ts'
import listPeriods from './routes/period/list.ts'
import reopenPeriod from './routes/period/reopen.ts'
import changePerson from './routes/person/change.ts'
import createPerson from './routes/person/create.ts'
import listPeople from './routes/person/list.ts'
import createReport from './routes/report/create.ts'
import showReportDrift from './routes/report/drift.ts'
import exportReport from './routes/report/export.ts'
import showReportFigure from './routes/report/figure.ts'
import listReportFindings from './routes/report/findings.ts'
import showReportFulfilment from './routes/report/fulfilment.ts'
import showReportHistory from './routes/report/history.ts'
import listReports from './routes/report/list.ts'
import moveReport from './routes/report/move.ts'
import saveReport from './routes/report/save.ts'
import showReport from './routes/report/show.ts'
import listReportedValues from './routes/reported-value/list.ts'
import reportValue from './routes/reported-value/report.ts'
import reviewValue from './routes/reported-value/review.ts'
import endSession from './routes/session/end.ts'
import listSessions from './routes/session/list.ts'
import signIn from './routes/session/sign-in.ts'
import signOut from './routes/session/sign-out.ts'
import annotateSheet from './routes/sheet/annotate.ts'
import exportSheet from './routes/sheet/export.ts'
import importSheet from './routes/sheet/import.ts'
import showImportProgress from './routes/sheet/progress.ts'
import downloadTemplate from './routes/sheet/template.ts'
import answerSupervision from './routes/supervision/answer.ts'
import issueSupervision from './routes/supervision/issue.ts'
import listSupervisions from './routes/supervision/list.ts'
import listTargets from './routes/target/list.ts'
import setTarget from './routes/target/set.ts'
import createTask from './routes/task/create.ts'
import endTask from './routes/task/end.ts'
import listTasks from './routes/task/list.ts'
import addProgress from './routes/task/progress.ts'
import listReminders from './routes/task/remind.ts'
import replanTask from './routes/task/replan.ts'
import showTask from './routes/task/show.ts'
import applyYear from './routes/year/apply.ts'
import decideYear from './routes/year/decide.ts'
import listYears from './routes/year/list.ts'
import proposeYear from './routes/year/propose.ts'
import showYear from './routes/year/show.ts'

/** Every endpoint that the workbench answers. */
export const routes: readonly Route[] = [
  endSession,
  listSessions,
  signIn,
  signOut,
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  removeSecondFactor,
  showMe,
  changeOrg,
  createOrg,
  listOrgs,
  changePerson,
  createPerson,
  listPeople,
  disableAccount,
  listAccounts,
  openAccount,
  resetAccount,
  unlockAccount,
  endGrant,
  giveGrant,
  listGrants,
  listAccessRecords,
  showHistoryHead,
  verifyHistory,
  listLedgers,
  showLedger,
  createEntry,
  deleteEntry,
  editEntry,
  showEntryHistory,
  listEntries,
  moveEntry,
  revealEntry,
  showEntry,
  totalEntries,
  listWaiting,
  listLateEntries,
  listStatusDifferences,
  listRecentChanges,
  downloadEvidence,
  listEvidence,
  uploadEvidence,
  listIndicators,
  defineIndicator,
  removeIndicator,
  showIndicatorParts,
  listPacks,
  showPack,
  enablePack,
  showAdditionHistory,
  leavePack,
  addToPack,
  applyYear,
  decideYear,
  listYears,
  proposeYear,
  showYear,
  createReport,
  showReportDrift,
  exportReport,
  showReportFigure,
  listReportFindings,
  showReportFulfilment,
  showReportHistory,
  listReports,
  moveReport,
  saveReport,
  showReport,
  showIndicatorSeries,
  traceIndicator,
  showIndicatorValue,
  listIndicatorValues,
  listReportedValues,
  reportValue,
  reviewValue,
  listTargets,
  setTarget,
  citeFigure,
  listCitedFigures,
  listAuditRules,
  showAuditOutcomes,
  passAuditRule,
  closePeriod,
  listPeriods,
  reopenPeriod,
  createTask,
  endTask,
  listTasks,
  addProgress,
  listReminders,
  replanTask,
  showTask,
  issueSupervision,
  answerSupervision,
  listSupervisions,
  createAssignment,
  endAssignment,
  handOverAssignments,
  listAssignments,
  listUnassigned,
  showCoverage,
  listDuties,
  downloadTemplate,
  exportSheet,
  importSheet,
  showImportProgress,
  annotateSheet,
  listenToChanges,
]
