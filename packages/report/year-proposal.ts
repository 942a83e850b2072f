import { findRelations } from '@taizhang/check'
import type { Indicator, Ledger } from '@taizhang/ledger'
import type { TaskTemplate } from '@taizhang/packs'
import type { Reading } from '@taizhang/text'
import { Catalogue } from './match-catalogue.ts'
import { matchesOf, type Ranked, rankFigures } from './match-figures.ts'
import { isPlanned } from './match-period.ts'
import type { IndicatorProposal, ProblemProposal, TaskProposal, YearProposal } from './proposal.ts'
import { LineIds } from './year-id.ts'
import { indicatorLines, isMade } from './year-lines.ts'
import { questionsOf, type YearOffice } from './year-office.ts'
import { outlineOf, titleOf } from './year-outline.ts'
import { measuredByNew, tasksOf } from './year-task.ts'

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
  // What earlier set-ups made is looked for last, so that the same report gives the same proposal once it has been accepted.
  const catalogue = new Catalogue(
    indicators.filter((indicator) => !isMade(indicator)),
    ledgers,
  )
  const madeBefore = new Catalogue(indicators.filter(isMade), [])
  const relations = findRelations(reading)
  const ranked = rankFigures(reading, catalogue, from, relations)
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
  const lines = indicatorLines({ reading, ranked, matches, relations, targets, madeBefore }, ids)
  const made = [...lines.values()].filter(({ indicator }) => isMade({ key: indicator }))
  const measured = measuredByNew(
    tasks,
    new Map(ranked.map(({ statement }) => [statement.figure, statement])),
    made.filter(({ period }) => period.startsWith(String(from))),
  )
  return {
    year,
    title: titleOf(reading, { from, to: year }),
    questions: questionsOf(reading, year, office),
    indicators: [...lines.values()],
    tasks: measured,
    outline: outlineOf(reading, reported(reading, lines), unitsOfCells(ranked), { from, to: year }, ids),
    problems: problemsOf(reading, measured, ids),
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
