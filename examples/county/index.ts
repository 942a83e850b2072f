import type { Setup } from '@taizhang/ledger'
import { auditRules, duties, indicators } from './indicators.ts'
import { ledgers } from './ledgers/index.ts'
import { grantsFrom, orgs, people } from './offices.ts'

export { evidenceTexts } from './evidence.ts'
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
