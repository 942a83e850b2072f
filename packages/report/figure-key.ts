import { type Period, parsePeriod, previousPeriod, sameLastYear } from '@taizhang/ledger'
import type { FigureKey } from './evaluated.ts'
import type { LinkSource, PeriodOf, Report } from './report.ts'

/** One text for each key, to look it up by. */
export const figureKeyText = ({ indicator, org, period, slice }: FigureKey): string =>
  JSON.stringify(slice ? [indicator, org, period, slice.field, slice.value] : [indicator, org, period])

/**
 * The period that a link shows in a report of `period`; null where there is none before it. The year to date ends with the report's period:
 * of March January to March, of a whole year the year itself, of a week from 1 January.
 */
export function periodOfLink(period: Period, of: PeriodOf): Period | null {
  if (typeof of === 'object') return parsePeriod(of.key)
  switch (of) {
    case 'own':
      return period
    case 'year-before':
      return sameLastYear(period)
    case 'period-before':
      return previousPeriod(period)
    case 'year-to-date':
      return yearToDate(period)
  }
}

function yearToDate(period: Period): Period | null {
  const year = period.to.slice(0, 4)
  switch (period.kind) {
    case 'year':
    case 'year-to-date':
      return period
    case 'month':
    case 'quarter':
    case 'half': {
      const month = period.to.slice(5, 7)
      return parsePeriod(month === '12' ? year : `${year}-01..${month}`)
    }
    default:
      return parsePeriod(`${year}-01-01..${period.to}`)
  }
}

/** The key of a link over an indicator, `yearsBefore` years earlier; null where its period cannot be told. */
export function figureKeyOf(
  report: Pick<Report, 'org' | 'period'>,
  source: Extract<LinkSource, { kind: 'indicator' }>,
  yearsBefore: 0 | 1,
): FigureKey | null {
  const own = parsePeriod(report.period)
  const shown = own && periodOfLink(own, source.period)
  const period = shown && yearsBefore === 1 ? sameLastYear(shown) : shown
  if (!period || source.slice === 'each') return null
  return { indicator: source.indicator, org: source.org ?? report.org, period: period.key, slice: source.slice }
}
