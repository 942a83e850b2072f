import { type Indicator, isDay } from '@taizhang/ledger'
import type { TaskTemplate } from '@taizhang/packs'
import { divideFor } from './printed-unit.ts'
import type { IndicatorProposal, ProblemProposal, TaskProposal, YearProposal } from './proposal.ts'
import type { Block, Inline, Report } from './report.ts'
import {
  acceptedLines,
  type Baseline,
  type DecidedYear,
  type DecisionMistake,
  type LineDecision,
  type ProblemChange,
  type SetupContext,
  type TaskSetup,
} from './year-decision.ts'

/**
 * What a decided proposal creates: new indicators, last year's values, tasks, and this year's draft. All or nothing: where one
 * decision cannot be carried out, the mistakes are told and nothing is.
 */
export function applyDecisions(
  proposal: YearProposal,
  decisions: readonly LineDecision[],
  context: SetupContext,
): DecidedYear {
  const lines = acceptedLines(proposal, decisions)
  const made = newIndicators(lines.indicators)
  const proposed = new Set(proposal.indicators.filter(({ make }) => make !== 'bind').map(({ indicator }) => indicator))
  const known = new Map([...made, ...context.indicators].map((indicator) => [indicator.key, indicator]))
  const templates = new Map(context.templates.map((template) => [template.key, template]))
  const mistakes = [
    ...lines.mistakes,
    ...lines.indicators.flatMap((line) => mistakesOf(line, known)),
    ...[...lines.tasks, ...lines.problems].flatMap((line) => dayMistakes(line)),
    ...lines.tasks.flatMap((line) => targetMistakes(line, known, proposed)),
  ]
  if (mistakes.length > 0) return { ok: false, mistakes }
  return {
    ok: true,
    undecided: lines.undecided,
    setup: {
      year: proposal.year,
      org: context.org,
      indicators: made,
      baselines: lines.indicators.flatMap(baselineOf),
      tasks: [
        ...lines.tasks.map((line) => taskOf(line, proposal.year, templates, known)),
        ...lines.problems.map((line) => problemTask(line, proposal.year)),
      ],
      report: draftOf(proposal, lines.indicators, context, known),
    },
  }
}

const newIndicators = (lines: readonly IndicatorProposal[]): Indicator[] =>
  definedBy(lines.filter(({ make }) => make !== 'bind'))

/** Indicators as lines define them: each key once; the first line of it gives the title. */
export function definedBy(lines: readonly IndicatorProposal[]): Indicator[] {
  const made = new Map<string, Indicator>()
  for (const { make, indicator, title, unit, text } of lines) {
    if (made.has(indicator)) continue
    const counts = `上年报告中的“${text}”：${title}`
    const card =
      make === 'new-cited'
        ? { counts, source: '上级或有关部门文件', method: '照来文引用，写明文件、日期和范围' }
        : { counts, source: '单位填报', method: '由人填报，另一人审核、验收' }
    const base = { key: indicator, title, unit, definition: card }
    made.set(
      indicator,
      make === 'new-cited' ? { ...base, kind: 'cited' } : { ...base, kind: 'reported', every: 'year' },
    )
  }
  return [...made.values()]
}

const DECIMAL = /^-?\d{1,15}(?:\.\d{1,6})?$/

function mistakesOf(line: IndicatorProposal, known: ReadonlyMap<string, Indicator>): DecisionMistake[] {
  const { id, indicator, slice, baseline } = line
  const own = known.get(indicator)
  if (own === undefined) return [{ id, code: 'unknown-indicator', message: `没有“${indicator}”这个指标。` }]
  const mistakes: DecisionMistake[] = []
  if (slice !== null && !(own.kind === 'ledger' && own.dimensions?.includes(slice.field)))
    mistakes.push({ id, code: 'unknown-indicator', message: `“${own.title}”不能按“${slice.field}”分。` })
  if (baseline !== null && !DECIMAL.test(baseline.value))
    mistakes.push({ id, code: 'bad-value', message: `上年数“${baseline.value}”不是数。` })
  return mistakes
}

function dayMistakes(line: TaskProposal | (ProblemProposal & ProblemChange)): DecisionMistake[] {
  const { id, deadline } = line
  return deadline === undefined || isDay(deadline)
    ? []
    : [{ id, code: 'bad-day', message: `“${deadline}”不是日期，应写作2024-06-30。` }]
}

/** A target by an indicator that is proposed and not accepted is no mistake: it stands in the title only. */
function targetMistakes(
  { id, target }: TaskProposal,
  known: ReadonlyMap<string, Indicator>,
  proposed: ReadonlySet<string>,
): DecisionMistake[] {
  if (target === null) return []
  if (!DECIMAL.test(target.value)) return [{ id, code: 'bad-value', message: `目标“${target.value}”不是数。` }]
  if (target.indicator === null) return []
  const indicator = known.get(target.indicator)
  if (indicator === undefined && proposed.has(target.indicator)) return []
  if (indicator === undefined)
    return [{ id, code: 'unknown-indicator', message: `没有“${target.indicator}”这个指标。` }]
  if (divideFor(indicator.unit, perYear(target.unit).unit) !== null) return []
  const message = `目标的单位“${target.unit}”与“${indicator.title}”的单位“${indicator.unit}”不合。`
  return [{ id, code: 'unlike-unit', message }]
}

function baselineOf({ id, indicator, slice, baseline, text }: IndicatorProposal): Baseline[] {
  return baseline === null ? [] : [{ id, indicator, slice, ...baseline, text }]
}

/** How often in a year. */
const TIMES: Readonly<Record<string, number>> = { 天: 365, 日: 365, 周: 52, 月: 12, 季: 4, 季度: 4, 半年: 2, 年: 1 }

/** 次/月 is 次, twelve times a year. */
function perYear(unit: string): { readonly unit: string; readonly times: number } {
  const at = unit.lastIndexOf('/')
  const times = at < 0 ? undefined : TIMES[unit.slice(at + 1)]
  return times === undefined || !/^[次场期轮]/.test(unit) ? { unit, times: 1 } : { unit: unit.slice(0, at), times }
}

function taskOf(
  line: TaskProposal,
  year: number,
  templates: ReadonlyMap<string, TaskTemplate>,
  known: ReadonlyMap<string, Indicator>,
): TaskSetup {
  const { id, title, owner, deadline, template } = line
  const milestones = templates.get(template ?? '')?.milestones ?? []
  return {
    id,
    title,
    owner,
    startsOn: startOf(year, deadline),
    dueOn: deadline,
    // What the pack sets for after the promised day would come too late.
    milestones: milestones
      .map((one) => ({ title: one.title, dueOn: `${year}-${one.dueOn}` }))
      .filter(({ dueOn }) => dueOn <= deadline),
    target: measuredTarget(line.target, known),
    template,
  }
}

/** The year's first day; of a promise that was due before it, as an older report makes them, that of its own year. */
const startOf = (year: number, dueOn: string): string =>
  dueOn < `${year}-01-01` ? `${dueOn.slice(0, 4)}-01-01` : `${year}-01-01`

function measuredTarget(target: TaskProposal['target'], known: ReadonlyMap<string, Indicator>): TaskSetup['target'] {
  const indicator = known.get(target?.indicator ?? '')
  if (target === null || indicator === undefined) return null
  const { unit, times } = perYear(target.unit)
  const divide = Number(divideFor(indicator.unit, unit) ?? 1)
  const value =
    times === 1 && divide === 1 ? target.value : String(Number((Number(target.value) * times * divide).toFixed(6)))
  return { indicator: indicator.key, value, op: target.op }
}

const TASK_TITLE_MAX = 60

function problemTask({ id, text, ...line }: ProblemProposal & ProblemChange, year: number): TaskSetup {
  const words = text.replace(/^[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*/, '').replace(/[。；\s]+$/, '')
  return {
    id,
    title: line.title ?? `解决“${words.slice(0, TASK_TITLE_MAX)}”的问题`,
    owner: line.owner ?? null,
    startsOn: startOf(year, line.deadline ?? `${year}-12-31`),
    dueOn: line.deadline ?? `${year}-12-31`,
    milestones: [],
    target: null,
    template: null,
  }
}

/** What a figure without an indicator is marked with: it is last year's, and nothing keeps it up to date. */
const LEFT_FROM_LAST_YEAR = '（上年数）'

/** The outline with the links of accepted lines; other figures stay as last year's words, and say so. */
function draftOf(
  proposal: YearProposal,
  accepted: readonly IndicatorProposal[],
  context: SetupContext,
  known: ReadonlyMap<string, Indicator>,
): Report {
  const lines = new Map(accepted.map((line) => [line.id, line]))
  const words = new Map(proposal.indicators.map(({ id, text }) => [id, text]))
  const inline = (one: Inline): Inline => {
    if (one.kind === 'text' || one.of.kind !== 'indicator') return one
    const line = lines.get(one.id)
    if (line === undefined) return { kind: 'text', text: `${words.get(one.id) ?? ''}${LEFT_FROM_LAST_YEAR}` }
    const unit = known.get(line.indicator)?.unit ?? line.unit
    const { show } = one
    const divide = 'unit' in show ? divideFor(unit, show.unit) : null
    const shown = !('unit' in show) ? show : divide === null ? { ...show, divide: '1', unit } : { ...show, divide }
    return { ...one, of: { ...one.of, indicator: line.indicator, slice: line.slice }, show: shown }
  }
  return {
    kind: 'annual',
    org: context.org,
    period: String(proposal.year),
    title: proposal.title || context.title,
    blocks: proposal.outline.map((block): Block => {
      if (block.kind === 'heading' || block.kind === 'paragraph')
        return { ...block, content: block.content.map(inline) }
      return block.kind === 'table'
        ? { ...block, rows: block.rows.map((row) => row.map((cell) => cell.map(inline))) }
        : block
    }),
  }
}
