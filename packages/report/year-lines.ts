import type { Relation } from '@taizhang/check'
import { type Indicator, parsePeriod, pointsUnit, sameLastYear } from '@taizhang/ledger'
import type { Figure, Reading } from '@taizhang/text'
import type { Catalogue } from './match-catalogue.ts'
import type { FigureMatch, Ranked } from './match-figures.ts'
import { isPlanned } from './match-period.ts'
import { rankCandidates } from './match-score.ts'
import type { Statement } from './match-statement.ts'
import { inUnit } from './match-unit.ts'
import type { IndicatorProposal } from './proposal.ts'
import type { LineIds } from './year-id.ts'
import { newIndicator, told } from './year-title.ts'
import { decimalText } from './year-value.ts'

/** What the lines of the figures are made from. */
export interface LineSource {
  readonly reading: Reading
  readonly ranked: readonly Ranked[]
  readonly matches: ReadonlyMap<number, FigureMatch>
  readonly relations: readonly Relation[]
  /** Figures that are targets of promises: they have no line of their own. */
  readonly targets: ReadonlySet<number>
  /** The indicators that earlier set-ups have made for the office. */
  readonly madeBefore: Catalogue
}

/** A key that `newIndicator` gives. */
const MADE = /^(?:reported|cited)\.[a-z]{12}$/

/** Whether an indicator comes from a set-up of this or an earlier year. */
export const isMade = ({ key }: { readonly key: string }): boolean => MADE.test(key)

/** The lines of the figures, by the figure's index. */
export function indicatorLines(source: LineSource, ids: LineIds): Map<number, IndicatorProposal> {
  const { reading, ranked, matches, targets } = source
  const lines = new Map<number, IndicatorProposal>()
  const named = new Map<string, Set<string>>()
  const differences = differencesOf(source.relations)
  for (const one of ranked) {
    const { figure: index } = one.statement
    const figure = reading.figures[index]
    if (figure === undefined || targets.has(index) || !isStated(reading, index)) continue
    const id = ids.of('figure', wordsOf(reading, index, one.statement))
    const followed = follows(source, one, differences, lines)
    lines.set(index, { id, ...(followed ?? line(source, one, matches.get(index), figure, named)) })
  }
  return lines
}

/** A figure told along with a later value: the value before it, or the difference of the two. */
interface Told {
  readonly later: number
  readonly isBefore: boolean
}

function differencesOf(relations: readonly Relation[]): ReadonlyMap<number, Told> {
  const found = new Map<number, Told>()
  for (const { type, members } of relations) {
    const later = members.find(({ role }) => role === 'to')?.figure
    if (type !== 'difference' || later === undefined) continue
    for (const { figure, role } of members) if (role !== 'to') found.set(figure, { later, isBefore: role === 'from' })
  }
  return found
}

/**
 * A growth or a difference, or the value of the year before, told along with a figure: it is that figure's indicator's, and makes none of
 * its own. Null where the figure stands by itself, or was matched by its own words.
 */
function follows(
  { reading, matches }: LineSource,
  { statement, period }: Ranked,
  differences: ReadonlyMap<number, Told>,
  lines: ReadonlyMap<number, IndicatorProposal>,
): Omit<IndicatorProposal, 'id'> | null {
  const { figure: index, sameAs, shown } = statement
  const figure = reading.figures[index]
  if (figure === undefined || matches.has(index)) return null
  const difference = differences.get(index)
  const of = difference?.later ?? (shown === 'value' ? null : sameAs)
  const led = lines.get(of ?? -1)
  if (led === undefined) return null
  const isBefore = difference?.isBefore ?? false
  const now = parsePeriod(led.period)
  const own = isBefore ? ((now && sameLastYear(now)?.key) ?? led.period) : period
  const { indicator, slice, make, title, unit } = led
  const as = isBefore ? 'value' : pointsUnit(unit) ? 'points' : shown === 'value' ? 'change' : shown
  return {
    start: figure.start,
    end: figure.end,
    text: reading.text.slice(figure.start, figure.end),
    period: own,
    indicator,
    slice,
    make,
    title,
    unit,
    shown: as,
    // What is told along with a figure is as sure as that, and no surer than a reader can be who sees no name.
    confidence: led.confidence === 'high' ? 'medium' : led.confidence,
    why: `与前面的“${led.text}”说的是同一个数，${isBefore ? '这是上年的' : '这是它比上年的变化'}。`,
    baseline: baselineOf(reading, figure, statement, unit, own, as),
  }
}

/** An ordinal that only names something (第三批, 第五届) states nothing; a place in a ranking does. */
function isStated({ figures, labels, text }: Reading, index: number): boolean {
  const figure = figures[index]
  if (figure?.class !== 'rank') return figure !== undefined
  const around = `${labels[index]?.before ?? ''}${text.slice(figure.start, figure.end)}`
  return /名|位|排|居|列/.test(around) && !/[批届次期]$/.test(around)
}

/** The words that a figure is known by: its clause, its place among the figures of it, and the heading above; in a table its heads. */
function wordsOf({ clauses, figures, sections, text }: Reading, index: number, { own, cellUnit }: Statement): string {
  if (cellUnit !== null) return `${own}|${cellUnit}`
  const figure = figures[index]
  const clause = clauses[figure?.clause ?? -1]
  if (figure === undefined || clause === undefined) return ''
  const words = text.slice(clause.start, clause.end)
  let inClause = 0
  while (figures[index - inClause - 1]?.clause === figure.clause) inClause++
  const heading = sections.findLast(
    ({ kind, start, end }) => kind !== 'title' && start <= figure.start && figure.start < end,
  )?.heading
  return `${heading === undefined ? '' : text.slice(heading.start, heading.end)}|${words}|${inClause}`
}

function line(
  { reading, madeBefore }: LineSource,
  ranked: Ranked,
  match: FigureMatch | undefined,
  figure: Figure,
  named: Map<string, Set<string>>,
): Omit<IndicatorProposal, 'id'> {
  const { statement, candidates, period } = ranked
  const { start, end } = figure
  const place = { start, end, text: reading.text.slice(start, end), period }
  const best = candidates[0]
  if (match !== undefined && best !== undefined) {
    const { title, unit } = best.entry.indicator
    const { indicator, slice, shown, confidence, why } = match
    const baseline = baselineOf(reading, figure, statement, unit, period, shown)
    return { ...place, indicator, slice, make: 'bind', title, unit, shown, confidence, why, baseline }
  }
  const isGrowth = statement.shown === 'growth'
  const unit = figure.class === 'rank' ? '位' : isGrowth ? '%' : statement.unit
  const sentence = reading.sentences[figure.sentence]
  const words = sentence === undefined ? '' : reading.text.slice(sentence.start, sentence.end)
  const made = distinguished(newIndicator(statement, figure, words, unit), figure, period, named)
  const known = knownAs(made.key, statement, madeBefore)
  if (known !== null) {
    const { indicator, isNamed } = known
    return {
      ...place,
      indicator: indicator.key,
      slice: null,
      make: 'bind',
      title: indicator.title,
      unit: indicator.unit,
      shown: 'value',
      confidence: isNamed ? 'high' : 'medium',
      why: `与设置年度时为本单位建的指标“${indicator.title}”${isNamed ? '同名' : '相合'}。`,
      baseline: baselineOf(reading, figure, statement, indicator.unit, period, 'value'),
    }
  }
  return {
    ...place,
    indicator: made.key,
    slice: null,
    make: made.make,
    title: made.title,
    unit: made.unit,
    shown: 'value',
    confidence: (best?.score ?? 0) < 0.25 ? 'medium' : 'low',
    why: `现有指标中没有与“${statement.own || place.text}”相合的，建议${made.make === 'new-cited' ? '按来文引用' : '另设一个填报的指标'}。`,
    baseline: baselineOf(reading, figure, statement, made.unit, period, 'value'),
  }
}

/** How well a figure must fit an indicator that an earlier set-up made from other words. */
const KNOWN_MIN = 0.8

/** What an earlier set-up made for this figure: under the same name, or under one that fits it well and nothing else does. */
function knownAs(
  key: string,
  statement: Statement,
  madeBefore: Catalogue,
): { readonly indicator: Indicator; readonly isNamed: boolean } | null {
  const named = madeBefore.entries.find(({ indicator }) => indicator.key === key)
  if (named !== undefined) return { indicator: named.indicator, isNamed: true }
  const [best, next] = rankCandidates(statement, madeBefore)
  if (best === undefined || best.score < KNOWN_MIN || best.unit < 0.9 || best.shown !== 'value') return null
  return best.score - (next?.score ?? 0) < 0.1 ? null : { indicator: best.entry.indicator, isNamed: false }
}

/** Two figures of one new title with different values in one period are two indicators. */
function distinguished(
  made: ReturnType<typeof newIndicator>,
  figure: Figure,
  period: string,
  named: Map<string, Set<string>>,
): ReturnType<typeof newIndicator> {
  for (let times = 0; ; times++) {
    const one = told(made, times)
    const value = figure.value === null ? `masked ${figure.start}` : String(figure.value)
    const held = named.get(`${one.key}|${period}`)
    if (held === undefined) named.set(`${one.key}|${period}`, new Set([value]))
    else if (!held.has(value)) continue
    return one
  }
}

/** Null for masked figures, for bounds (50余人, 不低于60%), for growths, which are no value of the indicator, and in the plan part. */
function baselineOf(
  reading: Reading,
  figure: Figure,
  statement: Statement,
  unit: string,
  period: string,
  shown: IndicatorProposal['shown'],
): IndicatorProposal['baseline'] {
  if (figure.value === null || shown !== 'value' || isPlanned(reading, figure)) return null
  if (figure.bound !== 'exact' && figure.bound !== 'about') return null
  const value = figure.class === 'rank' ? figure.value : inUnit(figure.value * statement.times, statement.unit, unit)
  const text = value === null ? null : decimalText(value)
  return text === null ? null : { value: text, period }
}
