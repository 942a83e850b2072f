import type { Indicator } from '@taizhang/ledger'
import type { TaskTemplate } from '@taizhang/packs'
import type { Commitment, Reading } from '@taizhang/text'
import { Catalogue } from './match-catalogue.ts'
import type { FigureMatch } from './match-figures.ts'
import { rankCandidates } from './match-score.ts'
import type { Statement } from './match-statement.ts'
import { inUnit, unitFit } from './match-unit.ts'
import type { Confidence, IndicatorProposal, TaskProposal } from './proposal.ts'
import type { LineIds } from './year-id.ts'
import { definedBy } from './year-setup.ts'
import { decimalText } from './year-value.ts'

/** What tasks are proposed from. */
export interface TaskContext {
  readonly reading: Reading
  readonly year: number
  readonly matches: ReadonlyMap<number, FigureMatch>
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly templates: readonly TaskTemplate[]
}

/** One task for each promise of the plan part, in text order, with the index of the figure that is its target (-1: none). */
export function tasksOf(
  context: TaskContext,
  ids: LineIds,
): { readonly task: TaskProposal; readonly figure: number }[] {
  const { commitments, text } = context.reading
  const known = recognised(
    commitments.map(({ start, end }) => text.slice(start, end)),
    context.templates,
  )
  return commitments.map((commitment, index) => {
    const template = known[index] ?? null
    const figure = targetFigure(context.reading, commitment)
    const target = targetOf(context, commitment, figure, template)
    const deadline = commitment.deadline ?? `${context.year}-${template?.dueOn ?? '12-31'}`
    const confidence: Confidence =
      template !== null || target !== null || commitment.deadline !== null || commitment.owner !== null
        ? 'high'
        : 'medium'
    const task: TaskProposal = {
      id: ids.of('task', text.slice(commitment.start, commitment.end)),
      start: commitment.start,
      end: commitment.end,
      title: titleOf(text.slice(commitment.start, commitment.end)),
      target,
      deadline,
      deadlineStated: commitment.deadline !== null,
      owner: commitment.owner,
      template: template?.key ?? null,
      confidence,
    }
    return { task, figure }
  })
}

const TITLE_LENGTH_MAX = 60

/** The promise's own words without what every promise opens with. */
function titleOf(words: string): string {
  const plain = words
    .replace(/\s+/g, '')
    .replace(/^(?:要|将|继续|进一步|不断|切实|着力|大力|积极|努力|持续|扎实|全力)+(?=.{4})/, '')
  return plain.length <= TITLE_LENGTH_MAX ? plain : `${plain.slice(0, TITLE_LENGTH_MAX - 1)}…`
}

/**
 * Which template each promise is known as: the one with the longest of its words in the promise. A template is one task: of several
 * promises that are known by it the one with most of its words has it.
 */
function recognised(promises: readonly string[], templates: readonly TaskTemplate[]): (TaskTemplate | null)[] {
  const hits = promises.flatMap((words, promise) =>
    templates.flatMap((template) => {
      const found = template.knownBy.filter((known) => known !== '' && words.includes(known))
      const longest = Math.max(0, ...found.map(({ length }) => length))
      return longest === 0 ? [] : [{ promise, template, weight: longest * 10 + found.length }]
    }),
  )
  hits.sort((a, b) => b.weight - a.weight || a.promise - b.promise)
  const known: (TaskTemplate | null)[] = promises.map(() => null)
  const taken = new Set<string>()
  for (const { promise, template } of hits) {
    if (known[promise] !== null || taken.has(template.key)) continue
    known[promise] = template
    taken.add(template.key)
  }
  return known
}

/** The figure that the target was read from; -1 where the promise has none. */
function targetFigure({ figures }: Reading, { start, end, target }: Commitment): number {
  if (target === null) return -1
  return figures.findLastIndex(
    (figure) =>
      figure.start >= start && figure.end <= end && figure.class === 'quantity' && figure.value === target.value,
  )
}

const EACH = /每(?:个)?(月|季度|季|年|半年|周|天|日)[^，]*$/

function targetOf(
  { reading, matches, indicators }: TaskContext,
  { start, target }: Commitment,
  index: number,
  template: TaskTemplate | null,
): TaskProposal['target'] {
  if (target === null) return null
  const figure = reading.figures[index]
  const each = figure === undefined ? null : EACH.exec(reading.text.slice(start, figure.start))
  const unit = each === null || target.unit.includes('/') ? target.unit : `${target.unit}/${each[1]}`
  const op = target.op === '<' || target.op === '<=' ? '<=' : '>='
  const measured = measuredBy(matches.get(index) ?? null, template, indicators, target.unit)
  const value = measured === null || each !== null ? target.value : inUnit(target.value, target.unit, measured.unit)
  const stated = decimalText(target.value)
  const converted = value === null ? null : decimalText(value)
  if (stated === null) return null
  if (measured === null || converted === null) return { value: stated, unit, op, indicator: null }
  return { value: converted, unit: each === null ? measured.unit : unit, op, indicator: measured.key }
}

/** Of a promise to rebuild something in nine homes, the number of homes is no measure. */
const EXPLAINED_MIN = 0.5

/** What the template measures by, where the promise's figure is in its unit; else what the figure states. A part of one measures no task. */
function measuredBy(
  match: FigureMatch | null,
  template: TaskTemplate | null,
  indicators: ReadonlyMap<string, Indicator>,
  unit: string,
): Indicator | null {
  const byTemplate = indicators.get(template?.measuredBy?.indicator ?? '')
  if (byTemplate !== undefined && unitFit(unit, byTemplate.unit) >= 0.9) return byTemplate
  if (match === null || match.slice !== null || match.shown !== 'value') return null
  if (match.confidence === 'low' || (match.confidence === 'medium' && match.explained < EXPLAINED_MIN)) return null
  return indicators.get(match.indicator) ?? null
}

/** How well a promise must fit a figure of last year's for that to measure it. */
const SAME_MATTER_MIN = 0.6

/**
 * The tasks whose target none of the office's indicators measures, measured by those that the report's own figures make: last year
 * 新增治理面积41.5平方公里, this year 42.
 */
export function measuredByNew(
  tasks: readonly { readonly task: TaskProposal; readonly figure: number }[],
  statements: ReadonlyMap<number, Statement>,
  made: readonly IndicatorProposal[],
): TaskProposal[] {
  const catalogue = new Catalogue(definedBy(made), [])
  return tasks.map(({ task, figure }) => {
    const { target } = task
    const statement = statements.get(figure)
    if (target === null || target.indicator !== null || statement === undefined) return task
    const best = rankCandidates(statement, catalogue)[0]
    if (best === undefined || best.score < SAME_MATTER_MIN || best.unit < 0.9 || best.shown !== 'value') return task
    const { key, unit } = best.entry.indicator
    if (target.unit.includes('/') && target.unit !== unit) return { ...task, target: { ...target, indicator: key } }
    const value = inUnit(Number(target.value), target.unit, unit)
    const text = value === null ? null : decimalText(value)
    return text === null ? task : { ...task, target: { ...target, value: text, unit, indicator: key } }
  })
}
