/** The first and the last day of a period, as ISO dates. */
export interface Span {
  readonly from: string
  readonly until: string
  /** False for a day that no calendar has (2月30日); it is moved to the month's last day. */
  readonly exists: boolean
}

const monthDays = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

const two = (value: number): string => String(value).padStart(2, '0')

/** An ISO date. */
export const iso = (year: number, month: number, day: number): string => `${year}-${two(month)}-${two(day)}`

/** The same day a year earlier; 28 February for the 29th. */
export const yearEarlier = (date: string): string =>
  `${Number(date.slice(0, 4)) - 1}${date.slice(4) === '-02-29' ? '-02-28' : date.slice(4)}`

/** The months from `first` to `last` of a year. */
export const monthsSpan = (year: number, first: number, last: number): Span => ({
  from: iso(year, first, 1),
  until: iso(year, last, monthDays(year, last)),
  exists: true,
})

/** Whole years, both inclusive. */
export const yearsSpan = (first: number, last: number): Span => ({
  from: iso(first, 1, 1),
  until: iso(last, 12, 31),
  exists: true,
})

/** One day; null where month or day is out of all bounds, the month's last day where only the calendar forbids it. */
export function daySpan(year: number, month: number, day: number): Span | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const last = monthDays(year, month)
  const date = iso(year, month, Math.min(day, last))
  return { from: date, until: date, exists: day <= last }
}
