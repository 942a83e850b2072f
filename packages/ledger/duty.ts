import Big from 'big.js'
import type { Entry, EntryId } from './entry.ts'
import { passes, type Source } from './evaluate.ts'
import type { Filter } from './indicator.ts'
import type { OrgId } from './org.ts'
import { type Period, parsePeriod, weekHolding } from './period.ts'
import { lineOf } from './view.ts'

/** What is due for each member of a roster, again and again: a visit a month, a check a year. Met for its period, never closed. */
export interface Duty {
  readonly key: string
  readonly title: string
  /** The roster whose members it is due for. */
  readonly roster: string
  /** Only those members; all where left out. */
  readonly among?: Filter
  /** Members for whom it is not due, with the reason in their entry. */
  readonly exempt?: Filter
  readonly every: 'week' | 'month' | 'quarter' | 'half' | 'year'
  /** How often within each such period; at least 1. */
  readonly times: number
  /** The entries that meet it: of this ledger, tied to the member by a reference field, dated in the period. */
  readonly metBy: { readonly ledger: string; readonly member: string; readonly only?: Filter }
}

export interface Coverage {
  readonly period: string
  /** Members as of the period's last day, less the exempt. */
  readonly due: number
  /** Members for whom it was done often enough. */
  readonly done: number
  readonly exempt: number
  /** Percent with one decimal; null where nothing is due. */
  readonly rate: string | null
  /** The list is as much the result as the rate. */
  readonly missing: readonly { readonly member: EntryId; readonly times: number }[]
}

/** Coverage of a duty in an office and all below it. The numerator is a subset of the roster: more than 100% cannot come out. */
export function coverageOf(
  source: Pick<Source, 'org' | 'entries'>,
  duty: Duty,
  org: OrgId,
  periodKey: string,
): Coverage | null {
  const period = parsePeriod(periodKey)
  if (!period || period.kind !== duty.every) return null
  const within = source.entries().filter((entry) => !entry.deleted && lineOf(source, entry.org).includes(org))
  const members = within.filter(
    (entry) => entry.ledger === duty.roster && existsOn(entry, period.to) && passes(duty.among, entry, entry.state),
  )
  const bound = members.filter((entry) => duty.exempt === undefined || !passes(duty.exempt, entry, entry.state))
  const times = timesByMember(source.entries(), duty, period)
  const missing = bound
    .map(({ id }) => ({ member: id, times: times.get(id) ?? 0 }))
    .filter((one) => one.times < duty.times)
  const done = bound.length - missing.length
  return {
    period: period.key,
    due: bound.length,
    done,
    exempt: members.length - bound.length,
    rate: bound.length === 0 ? null : new Big(done).times(100).div(bound.length).toFixed(1),
    missing,
  }
}

const existsOn = (entry: Entry, day: string): boolean =>
  entry.day <= day && (entry.endDay === null || entry.endDay >= day)

function timesByMember(entries: readonly Entry[], { metBy }: Duty, period: Period): ReadonlyMap<EntryId, number> {
  const times = new Map<EntryId, number>()
  for (const entry of entries) {
    const member = entry.values[metBy.member]
    if (entry.deleted || entry.ledger !== metBy.ledger || typeof member !== 'string') continue
    if (entry.day < period.from || entry.day > period.to || !passes(metBy.only, entry, entry.state)) continue
    times.set(member, (times.get(member) ?? 0) + 1)
  }
  return times
}

/** The period of the duty that holds a day, and so the last day by which it is due for each member. */
export function dutyPeriod(duty: Duty, day: string): Period | null {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))]
  switch (duty.every) {
    case 'week':
      return weekHolding(day)
    case 'month':
      return parsePeriod(day.slice(0, 7))
    case 'quarter':
      return parsePeriod(`${year}-Q${Math.ceil(month / 3)}`)
    case 'half':
      return parsePeriod(`${year}-H${month <= 6 ? 1 : 2}`)
    case 'year':
      return parsePeriod(year)
  }
}
