import type { Indicator, Ledger } from '@taizhang/ledger'
import type { MatchFigures } from './check-draft.ts'
import { Catalogue } from './match-catalogue.ts'
import { matchesOf, rankFigures } from './match-figures.ts'

/** Finds what the figures of a draft could mean among an office's indicators; `year` is the draft's own. */
export function draftMatcher(indicators: readonly Indicator[], ledgers: readonly Ledger[], year: number): MatchFigures {
  const catalogue = new Catalogue(indicators, ledgers)
  return (reading) => {
    const ranked = rankFigures(reading, catalogue, year)
    const own = Math.max(year, reading.time.year ?? year)
    const periods = new Map(ranked.map(({ statement, period }) => [statement.figure, period]))
    return [...matchesOf(reading, ranked).values()]
      .filter(({ confidence }) => confidence !== 'low')
      .flatMap(({ figure, indicator, slice, shown }) => {
        const period = periods.get(figure)
        // What is planned for a time to come is no statement that the ledgers could bear out.
        if (period !== undefined && Number(period.slice(0, 4)) > own) return []
        return [{ figure, indicator, slice, shown, ...(period !== undefined && { period }) }]
      })
  }
}
