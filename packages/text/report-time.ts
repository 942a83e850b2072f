import type { TextDocument } from './document.ts'
import type { ReportTime, Section, SectionKind } from './reading.ts'
import { findYears } from './year.ts'

/**
 * The year that a report speaks of and the year it plans for, from its title, then its headings, then its text.
 *
 * A title with two years names both; with one year, the words tell which it is (工作计划 alone plans for it). The summary of
 * a half or a quarter plans for the rest of the same year. `today` (ISO date) helps where the text names no year.
 */
export function readTime(document: TextDocument, sections: readonly Section[], today?: string): ReportTime {
  const { text } = document
  const title = sections.find(({ kind }) => kind === 'title')
  if (title !== undefined) {
    const words = text.slice(title.start, title.end)
    const time = timeFromTitle(words)
    if (time !== null) return time
  }
  const headed = (kind: SectionKind): number | undefined =>
    sections
      .filter((section) => section.kind === kind)
      .flatMap(({ heading }) => findYears(text, heading.start, heading.end))
      .at(0)
  const planYear = headed('plan')
  const year = headed('summary')
  if (planYear !== undefined || year !== undefined)
    return { year: year ?? (planYear ?? 0) - 1, planYear: planYear ?? (year ?? 0) + 1 }
  const common = commonYear(findYears(text, 0, text.length))
  if (common !== null) return { year: common, planYear: common + 1 }
  const now = today === undefined ? Number.NaN : Number(today.slice(0, 4))
  return Number.isInteger(now) ? { year: now, planYear: now + 1 } : { year: null, planYear: null }
}

/** The years of a title; null where it names none, or such as do not go together. */
export function timeFromTitle(title: string): ReportTime | null {
  const years = findYears(title, 0, title.length)
  const first = Math.min(...years)
  const last = Math.max(...years)
  if (years.length === 0) return null
  if (last === first + 1 || (last > first && last - first < 4)) return { year: last - 1, planYear: last }
  if (last !== first) return null
  if (isPlanOnly(title)) return { year: first - 1, planYear: first }
  const withinYear = /半年|季度|\d月|月份/.test(title)
  return { year: first, planYear: withinYear ? first : first + 1 }
}

/** The year named most often; the later one where two are named as often. */
function commonYear(years: readonly number[]): number | null {
  const times = new Map<number, number>()
  for (const year of years) times.set(year, (times.get(year) ?? 0) + 1)
  let best: number | null = null
  for (const [year, count] of times) {
    const bestCount = best === null ? 0 : (times.get(best) ?? 0)
    if (count > bestCount || (count === bestCount && year > (best ?? 0))) best = year
  }
  return best
}

/** True for a title that promises a plan and no summary: all that stands under it is plan. */
export const isPlanOnly = (title: string): boolean =>
  /计划|打算|要点|思路|安排/.test(title) && !/总结|情况|汇报|报告|回顾|自评/.test(title)
