import type { Setup } from '@taizhang/ledger'
import { auditRules, duties, indicators } from './indicators.ts'
import { ledgers } from './ledgers/index.ts'
import { grantsFrom, orgs, people } from './offices.ts'

export { type WrittenSection, writtenFrom, writtenSections } from './civil-affairs/draft-words.ts'
export { lastYearReport } from './civil-affairs/last-year-report.ts'
export { bureau, staff } from './civil-affairs/office.ts'
export { reportedSteps } from './civil-affairs/reported.ts'
export { type PromisedTask, progressSteps } from './civil-affairs/task-progress.ts'
export { type BureauYear, bureauYear, shownYear } from './civil-affairs/year-course.ts'
export { evidenceFiles } from './evidence.ts'
export { type Course, courseDays, type Happening, happenings } from './happenings.ts'
export { accounts } from './offices.ts'

/** Offices, people, roles, ledgers, indicators, duties and audit rules of the invented county; roles hold from a day on. */
export const setupFrom = (from: string): Setup => ({
  orgs,
  people,
  grants: grantsFrom(from),
  ledgers,
  indicators,
  duties,
  auditRules,
})

export const countyName = '临澄县'
