import { addDays } from '@taizhang/ledger'
import type { Figure, PeriodMention, Reading } from '@taizhang/text'

/**
 * The period that a figure is of, as the ledger's key: what its own clause names, else what opened its sentence (今年上半年，…),
 * else the whole year reported on, in the plan part the year planned for. A day on which something happened is not the figure's period.
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

  /** 比上年增长5％ is this year's; 比上年的92.8％ is last year's. */
  private isCompared({ start, end }: PeriodMention, figure: Figure): boolean {
    const { text } = this.reading
    if (start === 0 || !'比较同与和'.includes(text.charAt(start - 1))) return false
    return !OF_THAT_YEAR.test(text.slice(end, figure.start))
  }

  of(figure: Figure): string {
    const clause = this.reading.clauses[figure.clause]
    const near = (this.bySentence.get(figure.sentence) ?? []).filter(
      (period) => period.end <= figure.start && !this.isCompared(period, figure),
    )
    const own = near.filter(({ start }) => start >= (clause?.start ?? 0)).at(-1)
    const key = own === undefined ? null : keyOf(own, true)
    if (key !== null) return key
    for (const period of near.reverse()) {
      const isState = period.kind === 'month' && STATE_AHEAD.test(this.reading.text.slice(period.end, figure.start))
      const opened = keyOf(period, isState)
      if (opened !== null) return opened
    }
    return String(isPlanned(this.reading, figure) ? (this.reading.time.planYear ?? this.year + 1) : this.year)
  }
}

/** Behind a year compared with, what stands directly is of that year. */
const OF_THAT_YEAR = /^(?:同期)?(?:的|为)$/

/** Whether a figure stands in the plan part: it says what is to be, and nothing of the year reported on. */
export const isPlanned = ({ sections }: Reading, { start: at }: Figure): boolean =>
  sections.some(({ kind, start, end }) => kind === 'plan' && start <= at && at < end)

/** 今年12月，全县共有…: a state at the end of the month, and no act in it. */
const STATE_AHEAD = /^(?:底|末)?[，,]?(?:全[国省市州县区镇乡]|我[县市区镇乡])?(?:共|现|实|还)?有/

/** `isOwn`: in the figure's own clause, where a month is the month counted and no day on which something happened. */
function keyOf({ kind, from, to, asOf, since, by }: PeriodMention, isOwn: boolean): string | null {
  const year = from.slice(0, 4)
  const month = Number(to.slice(5, 7))
  if (by) return null
  if (since) return from.endsWith('-01-01') && to.slice(0, 4) !== year ? `${from}..${to.slice(0, 4)}-12-31` : null
  if (asOf) return upTo(to)
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
      return upTo(to)
    case 'day':
      return null
  }
}

/** From the year's begin to a day: whole months where the day ends one, the year where it ends that. */
function upTo(day: string): string {
  const year = day.slice(0, 4)
  if (day.endsWith('-12-31')) return year
  return addDays(day, 1).endsWith('-01') ? `${year}-01..${day.slice(5, 7)}` : `${year}-01-01..${day}`
}
