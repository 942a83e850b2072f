import { type PeriodKind, parsePeriod, previousPeriod, weekHolding } from '@taizhang/ledger'

/** The kinds of period that are chosen from a list; a span is written. */
export type ChosenKind = Exclude<PeriodKind, 'span'>

export const kindTitles: Readonly<Record<ChosenKind, string>> = {
  day: '日',
  week: '周',
  month: '月',
  quarter: '季度',
  half: '半年',
  'year-to-date': '累计',
  year: '年',
}

const two = (value: number): string => String(value).padStart(2, '0')

/** The period of a kind that holds a day. */
export function periodHolding(day: string, kind: ChosenKind): string {
  const year = day.slice(0, 4)
  const month = Number(day.slice(5, 7))
  switch (kind) {
    case 'day':
      return day
    case 'week':
      return weekHolding(day)?.key ?? day
    case 'month':
      return `${year}-${two(month)}`
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`
    case 'half':
      return `${year}-H${month <= 6 ? 1 : 2}`
    case 'year-to-date':
      return `${year}-01..${two(month)}`
    case 'year':
      return year
  }
}

/** The same place in time as a period of another kind: what holds its last day, or the last day of `today`'s side of it. */
export function periodAs(key: string, kind: ChosenKind, today: string): string {
  const period = parsePeriod(key)
  const last = period === null ? today : period.to > today && period.from <= today ? today : period.to
  return periodHolding(last, kind)
}

/** The period before or after, of the same kind; null where there is none. */
export function periodBeside(key: string, step: -1 | 1): string | null {
  const period = parsePeriod(key)
  if (period === null || period.kind === 'span') return null
  if (step === -1) return beforeOf(key)
  const year = Number(key.slice(0, 4))
  if (period.kind === 'year-to-date') {
    const month = Number(period.to.slice(5, 7))
    return month === 12 ? `${year + 1}-01..01` : `${year}-01..${two(month + 1)}`
  }
  return periodHolding(dayAfter(period.to), period.kind)
}

function beforeOf(key: string): string | null {
  const period = parsePeriod(key)
  const before = period && previousPeriod(period)
  if (before) return before.key
  // January's year to date has no shorter one; what lies before it is the whole year before.
  return period?.kind === 'year-to-date' ? `${Number(key.slice(0, 4)) - 1}-01..12` : null
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
