import { addDays, type Day } from './day.ts'
import { deadlineSets } from './deadline.data.ts'
import type { Entry } from './entry.ts'
import { passes, type Source } from './evaluate.ts'
import type { DeadlineRule } from './flow.ts'
import type { Filter } from './indicator.ts'
import type { Ledger } from './ledger.ts'
import type { OrgId } from './org.ts'
import { lineOf } from './view.ts'
import { dueDay } from './working-day.ts'

/** How long something may take: days by the calendar or worked days, or whole months (to the same day of the month, or its last). */
export type Within = DeadlineRule | { readonly months: number }

/** Limits that are counted from the day of the entry, whatever its state has been since when. */
export interface DeadlineSet {
  readonly title: string
  /** The rule that sets them. */
  readonly basis: string
  readonly limits: Readonly<Record<string, { readonly title: string; readonly within: Within }>>
}

/** By when an entry must have come further. */
export interface Limit {
  /** What must have been done: `三日内反馈`, or the state in which it must not be any more. */
  readonly title: string
  /** The last day that is in time. */
  readonly dueOn: Day
  /** The rule that sets it; left out where the ledger does so itself. */
  readonly basis?: string
}

/** A limit as it applies to the entries of a ledger in one state: counted from the day of the entry, or from when it came there. */
export interface StateLimit {
  readonly state: string
  readonly title: string
  readonly within: Within
  readonly from: 'day' | 'state-since'
  readonly basis?: string
  /** Only those entries. */
  readonly among?: Filter
}

/** The limits of a ledger, state by state: those of its states, and those of its set that are not met there yet. */
export function limitsOf({ flow }: Ledger): readonly StateLimit[] {
  if (!flow) return []
  const own = Object.entries(flow.deadlines ?? {}).map(
    ([state, within]): StateLimit => ({ state, title: flow.states[state] ?? state, within, from: 'state-since' }),
  )
  const set = flow.limits && deadlineSets[flow.limits.set]
  if (!set || !flow.limits) return own
  const shared = Object.entries(flow.limits.met).flatMap(([key, { before, among }]) => {
    const limit = set.limits[key]
    if (!limit) return []
    const { basis } = set
    return before.map((state): StateLimit => ({ state, from: 'day', basis, ...limit, ...(among && { among }) }))
  })
  return [...own, ...shared]
}

/** The limit that an entry must meet next; null in a state without any. Of two on one day the one of the state. */
export function nextLimit(ledger: Ledger, entry: Entry): Limit | null {
  let next: Limit | null = null
  for (const { state, title, within, from, among, basis } of limitsOf(ledger)) {
    const since = from === 'day' ? entry.day : entry.stateSince
    if (entry.deleted || state !== entry.state || since === null || !passes(among, entry, entry.state)) continue
    const dueOn = lastDay(since, within)
    if (!next || dueOn < next.dueOn) next = { title, dueOn, ...(basis !== undefined && { basis }) }
  }
  return next
}

/** The last day of a stretch that begins the day after `from`. */
export function lastDay(from: Day, within: Within): Day {
  if (!('months' in within)) return dueDay(from, within.days, within.of)
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number)
  const at = year * 12 + month - 1 + within.months
  const first = `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}-01`
  const last = addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1)
  return addDays(first, Math.min(day, Number(last.slice(8))) - 1)
}

/** The last day from which a stretch is over before `today`: what began then or earlier is late. */
export function lateFrom(within: Within, today: Day): Day {
  let day = addDays(today, 'months' in within ? -28 * within.months : -within.days)
  while (lastDay(day, within) >= today) day = addDays(day, -1)
  return day
}

/** An entry whose limit is past. */
export interface LateEntry {
  readonly entry: Entry
  readonly limit: Limit
}

/** The entries of an office and all below it that are past a limit on a day, the longest past first. */
export function lateEntries(
  source: Pick<Source, 'org' | 'entries'>,
  ledgers: readonly Ledger[],
  org: OrgId,
  today: Day,
): readonly LateEntry[] {
  const byKey = new Map(ledgers.map((ledger) => [ledger.key, ledger]))
  return source
    .entries()
    .filter((entry) => lineOf(source, entry.org).includes(org))
    .flatMap((entry) => {
      const ledger = byKey.get(entry.ledger)
      const limit = ledger && nextLimit(ledger, entry)
      return limit && limit.dueOn < today ? [{ entry, limit }] : []
    })
    .sort(byDueDay)
}

/** The longest past first, then by id. */
export const byDueDay = (one: LateEntry, other: LateEntry): number =>
  one.limit.dueOn === other.limit.dueOn
    ? one.entry.id < other.entry.id
      ? -1
      : 1
    : one.limit.dueOn < other.limit.dueOn
      ? -1
      : 1
