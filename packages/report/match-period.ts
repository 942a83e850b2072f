import { addDays } from '@taizhang/ledger'
import type { Figure, PeriodMention, Reading } from '@taizhang/text'

/** Up to this month, a state told as of a day is not the year's yet. */
const YEAR_ALL_BUT_OVER = 11

/**
 * The period that a figure is of, as the ledger's key: what its own clause names, else what opened its sentence (今年上半年，…),
 * else the whole year reported on. A day on which something happened is not the figure's period.
 */
export class FigurePeriods {
  private readonly reading: Reading
  private readonly year: number
  private readonly bySentence = new Map<number, PeriodMention[]>()

  constructor(reading: Reading, year: number) {
    this.reading = reading
    this.year = year
    let sentence = 0
    for (const period of reading.periods) {
      while ((reading.sentences[sentence]?.end ?? Number.POSITIVE_INFINITY) <= period.start) sentence++
      const held = this.bySentence.get(sentence)
      if (held === undefined) this.bySentence.set(sentence, [period])
      else held.push(period)
    }
  }

  of(figure: Figure): string {
    const clause = this.reading.clauses[figure.clause]
    const near = (this.bySentence.get(figure.sentence) ?? []).filter(({ end }) => end <= figure.start)
    const own = near.filter(({ start }) => start >= (clause?.start ?? 0)).at(-1)
    const key = own === undefined ? null : keyOf(own, true)
    if (key !== null) return key
    for (const period of near.reverse()) {
      const opened = keyOf(period, false)
      if (opened !== null) return opened
    }
    return String(this.year)
  }
}

/** `isOwn`: in the figure's own clause, where a month is the month counted and no day on which something happened. */
function keyOf({ kind, from, to, asOf, since, by }: PeriodMention, isOwn: boolean): string | null {
  const year = from.slice(0, 4)
  const month = Number(to.slice(5, 7))
  if (by) return null
  if (since) return from.endsWith('-01-01') && to.slice(0, 4) !== year ? `${from}..${to.slice(0, 4)}-12-31` : null
  if (asOf) return month >= YEAR_ALL_BUT_OVER ? to.slice(0, 4) : upTo(to)
  switch (kind) {
    case 'year':
      return year
    case 'half':
      return `${year}-H${month <= 6 ? 1 : 2}`
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`
    case 'year-to-date':
      return month === 12 ? year : `${year}-01..${to.slice(5, 7)}`
    case 'month':
      return isOwn ? to.slice(0, 7) : null
    case 'span':
      if (year !== to.slice(0, 4) || !from.endsWith('-01-01')) return null
      return month === 12 ? year : upTo(to)
    case 'day':
      return null
  }
}

/** From the year's begin to a day: whole months where the day ends one. */
const upTo = (day: string): string =>
  addDays(day, 1).endsWith('-01') ? `${day.slice(0, 4)}-01..${day.slice(5, 7)}` : `${day.slice(0, 4)}-01-01..${day}`
