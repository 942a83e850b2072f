import { addDays, type Day, daysBetween, daysInMonth, isDay, weekdayOf } from './day.ts'

export type PeriodKind = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year' | 'year-to-date' | 'span'

/** A stretch of days, both ends inside, with the key that names it. */
export interface Period {
  /** `2024-03-05`, `2024-W10`, `2024-03`, `2024-Q1`, `2024-H1`, `2024`, `2024-01..11` (January to November), `2024-03-05..2024-04-10`. */
  readonly key: string
  readonly kind: PeriodKind
  readonly from: Day
  readonly to: Day
}

const pad = (value: number): string => String(value).padStart(2, '0')
const monthEnd = (year: number, month: number): Day => `${year}-${pad(month)}-${pad(daysInMonth(year, month))}`
const months = (key: string, kind: PeriodKind, year: number, first: number, last: number): Period => ({
  key,
  kind,
  from: `${year}-${pad(first)}-01`,
  to: monthEnd(year, last),
})

/** Reads a period's key; null where it names none that the calendar has. */
export function parsePeriod(key: string): Period | null {
  if (isDay(key)) return { key, kind: 'day', from: key, to: key }
  const year = Number(key.slice(0, 4))
  if (!/^\d{4}/.test(key) || year < 1900 || year > 2199) return null
  const rest = key.slice(4)
  if (rest === '') return months(key, 'year', year, 1, 12)
  const month = /^-(\d{2})$/.exec(rest)
  if (month) return inYear(Number(month[1])) ? months(key, 'month', year, Number(month[1]), Number(month[1])) : null
  const quarter = /^-Q([1-4])$/.exec(rest)
  if (quarter) return months(key, 'quarter', year, Number(quarter[1]) * 3 - 2, Number(quarter[1]) * 3)
  const half = /^-H([12])$/.exec(rest)
  if (half) return months(key, 'half', year, Number(half[1]) * 6 - 5, Number(half[1]) * 6)
  const toDate = /^-01\.\.(\d{2})$/.exec(rest)
  if (toDate) return inYear(Number(toDate[1])) ? months(key, 'year-to-date', year, 1, Number(toDate[1])) : null
  const week = /^-W(\d{2})$/.exec(rest)
  if (week) return weekOf(key, year, Number(week[1]))
  const span = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(key)
  if (span?.[1] && span[2] && isDay(span[1]) && isDay(span[2]) && span[1] <= span[2])
    return { key, kind: 'span', from: span[1], to: span[2] }
  return null
}

const inYear = (month: number): boolean => month >= 1 && month <= 12

/** ISO 8601 weeks: Monday first, week 1 holds 4 January. */
function weekOf(key: string, year: number, week: number): Period | null {
  const fourth = `${year}-01-04`
  const from = addDays(fourth, 1 - weekdayOf(fourth) + (week - 1) * 7)
  const to = addDays(from, 6)
  const thursday = addDays(from, 3)
  return week >= 1 && thursday.slice(0, 4) === String(year) ? { key, kind: 'week', from, to } : null
}

/** The same period a year earlier (同期); of a span and a day the same dates, 29 February as the 28th; of a week the same number. */
export function sameLastYear(period: Period): Period | null {
  const year = Number(period.key.slice(0, 4)) - 1
  if (period.kind === 'day') return parsePeriod(yearBefore(period.key))
  if (period.kind === 'span') return parsePeriod(`${yearBefore(period.from)}..${yearBefore(period.to)}`)
  return parsePeriod(`${year}${period.key.slice(4)}`)
}

function yearBefore(day: Day): Day {
  const moved = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
  return isDay(moved) ? moved : `${moved.slice(0, 8)}28`
}

/** The period right before (上期): of March February, of a year to date the same months less one, of a span as many days. */
export function previousPeriod(period: Period): Period | null {
  const year = Number(period.from.slice(0, 4))
  const month = Number(period.from.slice(5, 7))
  switch (period.kind) {
    case 'day':
      return parsePeriod(addDays(period.from, -1))
    case 'week':
      return weekHolding(addDays(period.from, -7))
    case 'month':
      return parsePeriod(month === 1 ? `${year - 1}-12` : `${year}-${pad(month - 1)}`)
    case 'quarter':
      return parsePeriod(month === 1 ? `${year - 1}-Q4` : `${year}-Q${(month - 1) / 3}`)
    case 'half':
      return parsePeriod(month === 1 ? `${year - 1}-H2` : `${year}-H1`)
    case 'year':
      return parsePeriod(String(year - 1))
    case 'year-to-date': {
      const last = Number(period.to.slice(5, 7))
      return last === 1 ? null : parsePeriod(`${year}-01..${pad(last - 1)}`)
    }
    case 'span': {
      const length = Math.round((Date.parse(period.to) - Date.parse(period.from)) / 86_400_000) + 1
      return parsePeriod(`${addDays(period.from, -length)}..${addDays(period.from, -1)}`)
    }
  }
}

/** The period right after (下期), of the same kind: of December January, of a year to date one month more, of a span as many days. */
export function nextPeriod(period: Period): Period | null {
  const first = addDays(period.to, 1)
  const year = first.slice(0, 4)
  const month = Number(first.slice(5, 7))
  switch (period.kind) {
    case 'day':
      return parsePeriod(first)
    case 'week':
      return weekHolding(first)
    case 'month':
      return parsePeriod(first.slice(0, 7))
    case 'quarter':
      return parsePeriod(`${year}-Q${Math.ceil(month / 3)}`)
    case 'half':
      return parsePeriod(`${year}-H${Math.ceil(month / 6)}`)
    case 'year':
      return parsePeriod(year)
    case 'year-to-date':
      return month === 1 ? null : parsePeriod(`${year}-01..${pad(month)}`)
    case 'span':
      return parsePeriod(`${first}..${addDays(period.to, daysBetween(period.from, period.to) + 1)}`)
  }
}

/** The ISO week that holds a day. */
export function weekHolding(day: Day): Period | null {
  const thursday = addDays(day, 4 - weekdayOf(day))
  const year = thursday.slice(0, 4)
  const first = `${year}-01-04`
  const monday = addDays(first, 1 - weekdayOf(first))
  const week = Math.round((Date.parse(addDays(day, 1 - weekdayOf(day))) - Date.parse(monday)) / (7 * 86_400_000)) + 1
  return parsePeriod(`${year}-W${pad(week)}`)
}

/** How a period is written in text: 2024年1—11月, 2024年一季度, 2024年上半年. */
export function periodTitle(period: Period): string {
  const year = `${period.key.slice(0, 4)}年`
  switch (period.kind) {
    case 'year':
      return year
    case 'half':
      return `${year}${period.key.endsWith('1') ? '上半年' : '下半年'}`
    case 'quarter':
      return `${year}${'一二三四'[Number(period.key.at(-1)) - 1]}季度`
    case 'month':
      return `${year}${Number(period.key.slice(5, 7))}月`
    case 'year-to-date':
      return period.to.slice(5, 7) === '01' ? `${year}1月` : `${year}1—${Number(period.to.slice(5, 7))}月`
    case 'week':
      return `${year}第${Number(period.key.slice(6))}周`
    case 'day':
      return `${year}${Number(period.key.slice(5, 7))}月${Number(period.key.slice(8))}日`
    case 'span':
      return `${dateTitle(period.from)}至${dateTitle(period.to)}`
  }
}

const dateTitle = (day: Day): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
