import type { Endpoint, FailureOf, listYears, Output, showYear } from '@taizhang/contract'
import type { IndicatorChange, ProblemChange, TaskChange } from '@taizhang/report'
import { readYear, type StoredYear, type YearFailure, type YearResult } from '@taizhang/store'
import type { Failed, Failure } from './route.ts'
import type { SignedRequest } from './services.ts'

type YearView = Output<typeof showYear>
type Summary = Output<typeof listYears>['items'][number]

/** A proposal that the caller may see; undefined where there is none. */
export const findYear = ({ services, tenant, orgs }: SignedRequest, id: string): Promise<StoredYear | undefined> =>
  services.store.read({ tenant, orgs }, (transaction) => readYear(transaction, tenant, id))

export const unknownYearMessage = '没有这份年度设置建议，可能已换了地址。'

/** A proposal as lists show it. */
export function yearSummary(year: StoredYear): Summary {
  const { proposal, decisions, id, org, version, document, createdBy, createdAt, appliedAt, report } = year
  const all = [...proposal.indicators, ...proposal.tasks, ...proposal.problems]
  const count = (verdict: 'open' | 'accepted' | 'dropped') =>
    all.filter((line) => (decisions.lines[line.id]?.verdict ?? 'open') === verdict).length
  return {
    id,
    org,
    year: year.year,
    version,
    document,
    createdBy,
    createdAt,
    appliedAt,
    counts: {
      open: count('open'),
      accepted: count('accepted'),
      dropped: count('dropped'),
      questions: proposal.questions.filter(({ code }) => !decisions.goOn.includes(code)).length,
    },
    report,
  }
}

/** A proposal line by line, with what was decided and changed. */
export function yearView(year: StoredYear): YearView {
  const { proposal, decisions, made, text } = year
  const decided = (id: string) => {
    const { verdict = 'open', change = {}, person = null } = decisions.lines[id] ?? {}
    return { verdict, change, person }
  }
  const line = <Line extends { readonly id: string }, Change>(proposed: Line) => {
    const { verdict, change } = decided(proposed.id)
    const isChanged = Object.keys(change).length > 0
    return {
      ...proposed,
      ...(change as Change),
      verdict,
      proposed: isChanged ? ({ ...proposed } as Readonly<Record<string, unknown>>) : null,
      made: made[proposed.id] ?? null,
    }
  }
  return {
    ...yearSummary(year),
    text,
    questions: proposal.questions.map(({ code, message }) => ({
      code,
      message,
      answer: decisions.goOn.includes(code) ? 'go-on' : null,
    })),
    indicators: proposal.indicators.map((one) => line<typeof one, IndicatorChange>(one)),
    tasks: proposal.tasks.map((one) => ({ ...line<typeof one, TaskChange>(one), person: decided(one.id).person })),
    problems: proposal.problems.map((one) => {
      const { verdict, change, person } = decided(one.id)
      const { deadline = `${year.year}-12-31` } = change as ProblemChange
      return { ...one, verdict, deadline, person, made: made[one.id] ?? null }
    }),
    outline: proposal.outline,
    outlineVerdict: decisions.outline,
  }
}

/** The store refused in a way that the contract does not list for the endpoint: a programmer's mistake. */
class UnlistedYearFailure extends Error {
  readonly code: string
  constructor(endpoint: string, code: string) {
    super(`${endpoint} does not list ${code}`)
    this.code = code
  }
}

/** What a change of a proposal is answered with where it was refused; a stale one comes back with the proposal as it is now. */
export function refusedYear<E extends Endpoint>(
  endpoint: E,
  { failures, current }: Extract<YearResult<unknown>, { ok: false }>,
  seen = 0,
): Failed<FailureOf<E>> {
  const error = failures.map(({ code, subject, message }: YearFailure): Failure<FailureOf<E>> => {
    if (!(endpoint.failures as readonly string[]).includes(code)) throw new UnlistedYearFailure(endpoint.name, code)
    return { code: code as FailureOf<E>, subject, message }
  })
  return { ok: false, error, ...(current && { stale: { seen, current: { ...yearView(current) } } }) }
}
