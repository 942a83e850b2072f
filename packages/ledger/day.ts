/** A calendar day, `2024-03-05`. Days compare as text. */
export type Day = string

/** A moment in UTC, ISO 8601 with milliseconds: `2024-03-05T08:00:00.000Z`. Moments compare as text. */
export type Moment = string

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const DAY_MS = 86_400_000

/** Whether the text is a day that the calendar has, between 1900 and 2199: 2023-02-30 is none. */
export function isDay(text: string): boolean {
  const match = DAY.exec(text)
  if (!match) return false
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return year >= 1900 && year < 2200 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
}

/** Days of a month (1 to 12) in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

const msOf = (day: Day): number => Date.parse(`${day}T00:00:00.000Z`)

/** The day `count` days later; earlier where negative. */
export const addDays = (day: Day, count: number): Day => new Date(msOf(day) + count * DAY_MS).toISOString().slice(0, 10)

/** Days from `a` to `b`: positive where `b` is later. */
export const daysBetween = (a: Day, b: Day): number => Math.round((msOf(b) - msOf(a)) / DAY_MS)

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: Day): number => new Date(msOf(day)).getUTCDay() || 7

/** The local day of a moment in China (UTC+8, no summer time). */
export const dayOfMoment = (moment: Moment): Day =>
  new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 10)

/** `2024年3月5日`: how a day is written in text. */
export function dayTitle(day: Day): string {
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}
