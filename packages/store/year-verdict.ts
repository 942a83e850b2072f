import {
  applyDecisions,
  type Bulk,
  bulkDecisions,
  type LineDecision,
  type Report,
  type SetupContext,
  type YearProposal,
} from '@taizhang/report'
import type { Queryable } from './database.ts'
import type { Holding } from './ledger-store.ts'
import type { TenantSetup } from './setup.ts'
import { type LineVerdict, officeContent, type StoredYear, type YearDecisions } from './year-reading.ts'
import type { YearFailure } from './year-result.ts'

/** Accepts in bulk what nobody has decided on, the outline with it; problems are left for somebody to look at. */
export function acceptInBulk(
  { proposal, decisions }: Pick<StoredYear, 'proposal' | 'decisions'>,
  bulk: Bulk,
): YearDecisions {
  const lines: Record<string, LineVerdict> = { ...decisions.lines }
  for (const { id } of bulkDecisions(proposal, bulk, lineDecisions(decisions))) {
    const before = lines[id]
    if (before === undefined || before.verdict === 'open') lines[id] = { ...before, verdict: 'accepted' }
  }
  return { ...decisions, outline: decisions.outline === 'open' ? 'accepted' : decisions.outline, lines }
}

/** The decided lines as the pure functions take them. */
function lineDecisions({ lines }: YearDecisions): readonly LineDecision[] {
  return Object.entries(lines).flatMap(([id, { verdict, change }]): readonly LineDecision[] => {
    if (verdict === 'open') return []
    if (verdict === 'dropped') return [{ id, decision: 'drop' }]
    return change && Object.keys(change).length > 0
      ? [{ id, decision: 'change', to: change }]
      : [{ id, decision: 'accept' }]
  })
}

/** A mistake of a decision as a failure. */
export const mistakeCodes = {
  'unknown-line': 'not-found',
  'decided-twice': 'wrong-value',
  'unknown-indicator': 'unknown-indicator',
  'unlike-unit': 'units-disagree',
  'bad-value': 'wrong-value',
  'bad-day': 'wrong-value',
} as const

/** The annual draft that a proposal gives as it is decided now: figures of lines that were not accepted stay as last year's words. */
export async function draftOfYear(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  year: StoredYear,
): Promise<Report> {
  const context = await contextOf({ transaction, tenant, setup }, year)
  const decided = applyDecisions(year.proposal, decidedLines(year.proposal, year.decisions), context)
  if (decided.ok) return decided.setup.report
  const { title, outline } = year.proposal
  return { kind: 'annual', org: year.org, period: String(year.year), title: title || context.title, blocks: outline }
}

/** What decisions of an office are carried out against. */
export async function contextOf(
  { transaction, tenant, setup }: Pick<Holding, 'transaction' | 'tenant' | 'setup'>,
  { org, year }: StoredYear,
): Promise<SetupContext> {
  const { office, indicators, templates } = await officeContent(transaction, tenant, setup, org)
  return { org, title: `${office.name}${year}年工作总结`, indicators, templates }
}

/** What is wrong with decisions: lines that are not there, indicators and people that are not there, units that do not fit. */
export async function mistakesOf(
  holding: Holding,
  before: StoredYear,
  decisions: YearDecisions,
): Promise<readonly YearFailure[]> {
  const lines = new Set(
    [...before.proposal.indicators, ...before.proposal.tasks, ...before.proposal.problems].map(({ id }) => id),
  )
  const mistakes: YearFailure[] = []
  for (const [id, { person }] of Object.entries(decisions.lines)) {
    // Of a proposal that was made anew, decisions on lines that are gone are kept and ask for nothing.
    if (!lines.has(id) && !before.decisions.lines[id])
      mistakes.push({ code: 'not-found', subject: id, message: '建议里没有这一条。' })
    if (person !== undefined && !holding.setup.people.has(person))
      mistakes.push({ code: 'unknown-person', subject: person, message: '责任人不在本地区人员名录里。' })
  }
  const result = applyDecisions(
    before.proposal,
    decidedLines(before.proposal, decisions),
    await contextOf(holding, before),
  )
  if (!result.ok)
    for (const { id, code, message } of result.mistakes)
      mistakes.push({ code: mistakeCodes[code], subject: id, message })
  return mistakes
}

/** Decisions on lines that the proposal has. */
export function decidedLines(proposal: YearProposal, decisions: YearDecisions): readonly LineDecision[] {
  const lines = new Set([...proposal.indicators, ...proposal.tasks, ...proposal.problems].map(({ id }) => id))
  return lineDecisions(decisions).filter(({ id }) => lines.has(id))
}
