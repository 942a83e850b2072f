import { calendars } from './calendar.data.ts'
import { addDays, type Day, weekdayOf } from './day.ts'

/** Whether a day is worked: not a weekend or holiday, or a weekend that was shifted into work. */
export function isWorkingDay(day: Day): boolean {
  const calendar = calendars[day.slice(0, 4)]
  if (calendar?.worked.includes(day)) return true
  if (calendar?.off.some(([from, to]) => from <= day && day <= to)) return false
  return weekdayOf(day) <= 5
}

/** The last day of a deadline of `days` counted from the day after `from` (期间开始的日不计算在内, 民事诉讼法第85条的算法). */
export function dueDay(from: Day, days: number, of: 'calendar' | 'working'): Day {
  if (of === 'calendar') return addDays(from, days)
  let day = from
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day)) left--
  }
  return day
}
