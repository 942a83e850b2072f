import type { Indicator, Ledger } from '@taizhang/ledger'
import type { TaskTemplate } from '@taizhang/packs'
import type { Figure, Reading } from '@taizhang/text'
import { Catalogue } from './match-catalogue.ts'
import { type FigureMatch, matchesOf, type Ranked, rankFigures } from './match-figures.ts'
import { isPlanned } from './match-period.ts'
import type { Statement } from './match-statement.ts'
import { inUnit } from './match-unit.ts'
import type { IndicatorProposal, ProblemProposal, TaskProposal, YearProposal } from './proposal.ts'
import { LineIds } from './year-id.ts'
import { questionsOf, type YearOffice } from './year-office.ts'
import { outlineOf, titleOf } from './year-outline.ts'
import { tasksOf } from './year-task.ts'
import { newIndicator, told } from './year-title.ts'
import { decimalText } from './year-value.ts'

/** What a year is proposed from. */
export interface YearSource {
  /** Last year's report. */
  readonly reading: Reading
  /** The year to be set up. */
  readonly year: number
  readonly office: YearOffice
  /** What the office has: of its packs, of those that they build on, and of its own. */
  readonly indicators: readonly Indicator[]
  readonly ledgers: readonly Ledger[]
  readonly templates: readonly TaskTemplate[]
}

/**
 * What last year's report gives for the year to come: an indicator for each of its figures, a task for each promise, its own text as
 * outline, and the problems that it admits. Nothing is created. The same report gives the same ids.
 */
export function proposeYear({ reading, year, office, indicators, ledgers, templates }: YearSource): YearProposal {
  const from = reading.time.year ?? year - 1
  const catalogue = new Catalogue(indicators, ledgers)
  const ranked = rankFigures(reading, catalogue, from)
  const matches = matchesOf(reading, ranked)
  const ids = new LineIds()
  const tasks = tasksOf(
    {
      reading,
      year,
      matches,
      indicators: new Map(indicators.map((indicator) => [indicator.key, indicator])),
      templates,
    },
    ids,
  )
  const targets = new Set(tasks.map(({ figure }) => figure))
  const lines = indicatorLines(
    reading,
    ranked.filter(({ statement }) => !targets.has(statement.figure) && isStated(reading, statement.figure)),
    matches,
    ids,
  )
  return {
    year,
    title: titleOf(reading, { from, to: year }),
    questions: questionsOf(reading, year, office),
    indicators: [...lines.values()],
    tasks: tasks.map(({ task }) => task),
    outline: outlineOf(reading, reported(reading, lines), unitsOfCells(ranked), { from, to: year }, ids),
    problems: problemsOf(
      reading,
      tasks.map(({ task }) => task),
      ids,
    ),
  }
}

/** The lines of the year reported on: the plan part's figures stay words in the outline. */
const reported = (reading: Reading, lines: ReadonlyMap<number, IndicatorProposal>) =>
  new Map(
    [...lines].filter(([index]) => {
      const figure = reading.figures[index]
      return figure !== undefined && !isPlanned(reading, figure)
    }),
  )

/** The units that the heads of a table give to its cells, as they print them. */
const unitsOfCells = (ranked: readonly Ranked[]): ReadonlyMap<number, string> =>
  new Map(ranked.flatMap(({ statement: { figure, cellUnit } }) => (cellUnit === null ? [] : [[figure, cellUnit]])))

/** An ordinal that only names something (第三批, 第五届) states nothing; a place in a ranking does. */
function isStated({ figures, labels, text }: Reading, index: number): boolean {
  const figure = figures[index]
  if (figure?.class !== 'rank') return figure !== undefined
  const around = `${labels[index]?.before ?? ''}${text.slice(figure.start, figure.end)}`
  return /名|位|排|居|列/.test(around) && !/[批届次期]$/.test(around)
}

/** The lines of the figures, by the figure's index. */
function indicatorLines(
  reading: Reading,
  ranked: readonly Ranked[],
  matches: ReadonlyMap<number, FigureMatch>,
  ids: LineIds,
): Map<number, IndicatorProposal> {
  const lines = new Map<number, IndicatorProposal>()
  const named = new Map<string, Set<string>>()
  for (const one of ranked) {
    const { figure: index } = one.statement
    const figure = reading.figures[index]
    if (figure === undefined) continue
    lines.set(index, {
      ...line(reading, one, matches.get(index), figure, named),
      id: ids.of('figure', wordsOf(reading, index, one.statement)),
    })
  }
  return lines
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
  reading: Reading,
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
  return value === null ? null : { value: decimalText(value), period }
}

/** Those that nothing answers first. */
function problemsOf(reading: Reading, tasks: readonly TaskProposal[], ids: LineIds): ProblemProposal[] {
  const problems = reading.problems.map(({ start, end, measures }): ProblemProposal => {
    const text = reading.text.slice(start, end)
    const answeredBy = measures.flatMap((index) => tasks[index]?.id ?? [])
    return { id: ids.of('problem', text), start, end, text, answeredBy }
  })
  return [
    ...problems.filter(({ answeredBy }) => answeredBy.length === 0),
    ...problems.filter(({ answeredBy }) => answeredBy.length > 0),
  ]
}
