import Big from 'big.js'
import type { Entry, HistoryRow } from './entry.ts'
import type { FieldValue } from './field.ts'
import { evaluateFormula, indicatorsOf, parseFormula, rounded } from './formula.ts'
import type {
  BaselineFigure,
  CitedFigure,
  Filter,
  Indicator,
  IndicatorValue,
  Measure,
  Slice,
  Trace,
} from './indicator.ts'
import type { Org, OrgId } from './org.ts'
import { type Period, parsePeriod } from './period.ts'
import { lineOf, type ReportedValue } from './view.ts'

/** What an evaluation reads: the world, or any part of it that holds the entries asked about. */
export interface Source {
  org(id: OrgId): Org | undefined
  indicator(key: string): Indicator | undefined
  entries(): readonly Entry[]
  history(): readonly HistoryRow[]
  reported(indicator: string, org: OrgId, period: string): ReportedValue | undefined
  cited(indicator: string, org: OrgId, period: string): CitedFigure | undefined
  /** What an earlier report said of the period; none where left out. */
  baseline?(indicator: string, org: OrgId, period: string, slice: Slice | null): BaselineFigure | undefined
  /** What the store's rollups say in place of looking through entries; the trace then has the count without the entries. */
  measured?(
    indicator: string,
    org: OrgId,
    period: string,
    slice: Slice | null,
  ): { readonly value: string | null; readonly count: number } | undefined
}

export interface Evaluated {
  readonly value: IndicatorValue
  readonly trace: Trace
}

/** A period key that names none, an unknown indicator, or a slice by what is no dimension: a mistake of the programmer, who checks them first. */
export class NotEvaluable extends Error {
  readonly subject: string
  constructor(subject: string) {
    super(`cannot evaluate '${subject}'`)
    this.subject = subject
  }
}

/**
 * The value of an indicator for an office with all below it, and a period, with its trace. This is the meaning: the store's
 * rollups must give the same.
 * @param slice a part only, by one of `dimensionsOf` the indicator. Of a formula the parts that have the dimension are narrowed, the
 * others stay whole.
 */
export function evaluate(
  source: Source,
  key: string,
  org: OrgId,
  periodKey: string,
  slice: Slice | null = null,
): Evaluated {
  const indicator = source.indicator(key)
  const period = parsePeriod(periodKey)
  if (!indicator || !period) throw new NotEvaluable(indicator ? periodKey : key)
  if (slice && !dimensionsOf(source, key).includes(slice.field)) throw new NotEvaluable(`${key}@${slice.field}`)
  return evaluateIn(source, indicator, org, period, slice, new Set())
}

/** The fields by which an indicator can be narrowed: its own dimensions, of a formula those of its parts. */
export function dimensionsOf(source: Pick<Source, 'indicator'>, key: string): readonly string[] {
  const dimensions = new Set<string>()
  const seen = new Set<string>()
  const walk = (at: string): void => {
    const indicator = source.indicator(at)
    if (!indicator || seen.has(at)) return
    seen.add(at)
    if (indicator.kind === 'ledger') for (const field of indicator.dimensions ?? []) dimensions.add(field)
    if (indicator.kind !== 'formula') return
    const parsed = parseFormula(indicator.formula)
    if (parsed.ok) for (const part of indicatorsOf(parsed.formula)) walk(part)
  }
  walk(key)
  return [...dimensions]
}

function evaluateIn(
  source: Source,
  indicator: Indicator,
  org: OrgId,
  period: Period,
  asked: Slice | null,
  under: ReadonlySet<string>,
): Evaluated {
  if (under.has(indicator.key)) throw new NotEvaluable(indicator.key)
  const slice = asked && dimensionsOf(source, indicator.key).includes(asked.field) ? asked : null
  const base = { indicator: indicator.key, org, period: period.key, unit: indicator.unit, ...(slice && { slice }) }
  switch (indicator.kind) {
    case 'ledger': {
      const ready = source.measured?.(indicator.key, org, period.key, slice)
      const rows = ready ? [] : countedRows(source, indicator, org, period, slice)
      const entries = [...new Set(rows.map(({ entry }) => entry.id))]
      const count = ready?.count ?? rows.length
      const baseline = source.baseline?.(indicator.key, org, period.key, slice)
      if (baseline && (count === 0 || baseline.stands)) return fromBaseline(base, indicator, baseline)
      const value = ready ? ready.value : measured(indicator.measure, rows)
      return {
        value: {
          ...base,
          value: value === null ? null : rounded(value, indicator.decimals ?? 0),
          ...(value === null && { missing: 'nothing-reported' as const }),
        },
        trace: { kind: 'entries', entries, count },
      }
    }
    case 'formula':
      return formulaValue(source, indicator, org, period, slice, new Set([...under, indicator.key]))
    case 'reported': {
      const reported = source.reported(indicator.key, org, period.key)
      const baseline = reported ? undefined : source.baseline?.(indicator.key, org, period.key, null)
      if (baseline) return fromBaseline(base, indicator, baseline)
      if (!reported || reported.status === 'returned')
        return { value: { ...base, value: null, missing: 'nothing-reported' }, trace: { kind: 'nothing' } }
      const trace: Trace = { kind: 'reported', by: reported.by, note: reported.note, status: reported.status }
      return { value: { ...base, value: rounded(reported.value, indicator.decimals ?? 0) }, trace }
    }
    case 'cited': {
      const figure = source.cited(indicator.key, org, period.key)
      const baseline = figure ? undefined : source.baseline?.(indicator.key, org, period.key, null)
      if (baseline) return fromBaseline(base, indicator, baseline)
      if (!figure) return { value: { ...base, value: null, missing: 'not-cited' }, trace: { kind: 'nothing' } }
      return { value: { ...base, value: figure.value }, trace: { kind: 'cited', figure } }
    }
  }
}

function formulaValue(
  source: Source,
  indicator: Extract<Indicator, { kind: 'formula' }>,
  org: OrgId,
  period: Period,
  slice: Slice | null,
  under: ReadonlySet<string>,
): Evaluated {
  const parsed = parseFormula(indicator.formula)
  if (!parsed.ok) throw new NotEvaluable(indicator.key)
  const parts = indicatorsOf(parsed.formula).map((key) => {
    const part = source.indicator(key)
    if (!part) throw new NotEvaluable(key)
    return evaluateIn(source, unroundedOf(part), org, period, slice, under)
  })
  const base = { indicator: indicator.key, org, period: period.key, unit: indicator.unit, ...(slice && { slice }) }
  const trace: Trace = {
    kind: 'formula',
    formula: indicator.formula,
    parts: parts.map((part) => ({ ...part.value, trace: part.trace })),
  }
  const baseline = source.baseline?.(indicator.key, org, period.key, slice)
  if (baseline && (baseline.stands || !restsOnRows(trace))) return fromBaseline(base, indicator, baseline)
  if (parts.some((part) => part.value.value === null))
    return { value: { ...base, value: null, missing: 'part-missing' }, trace }
  const values = new Map(parts.map((part) => [part.value.indicator, part.value.value ?? '0']))
  const value = evaluateFormula(parsed.formula, (key) => values.get(key) ?? '0')
  if (value === null) return { value: { ...base, value: null, missing: 'divided-by-zero' }, trace }
  return { value: { ...base, value: rounded(value, indicator.decimals ?? 0) }, trace }
}

function fromBaseline(
  base: Omit<IndicatorValue, 'value'>,
  indicator: Indicator,
  { value, document, words }: BaselineFigure,
): Evaluated {
  const shown = indicator.kind === 'cited' ? value : rounded(value, indicator.decimals ?? 0)
  return { value: { ...base, value: shown, baseline: document }, trace: { kind: 'baseline', document, words } }
}

/** Whether something below was entered, reported or cited for the period itself. */
const restsOnRows = (trace: Trace): boolean =>
  trace.kind === 'formula'
    ? trace.parts.some((part) => restsOnRows(part.trace))
    : trace.kind === 'entries'
      ? trace.count > 0
      : trace.kind === 'reported' || trace.kind === 'cited'

/** Inside a formula nothing is rounded yet, or 合计 would differ from its parts. */
const unroundedOf = (indicator: Indicator): Indicator =>
  indicator.kind === 'cited' ? indicator : { ...indicator, decimals: 12 }

/** One thing counted: an entry, or one arrival of an entry in a state. */
interface Row {
  readonly entry: Entry
  readonly day: string
}

/** The rows that an indicator over a ledger counts, in a stable order; with a slice only those of that part. */
export function countedRows(
  source: Source,
  indicator: Extract<Indicator, { kind: 'ledger' }>,
  org: OrgId,
  period: Period,
  slice: Slice | null = null,
): Row[] {
  const within = source
    .entries()
    .filter((entry) => !entry.deleted && entry.ledger === indicator.of && lineOf(source, entry.org).includes(org))
    .filter((entry) => slice === null || membersOf(entry, slice.field).includes(slice.value))
  const { when, filter } = indicator
  const inPeriod = (day: string) => period.from <= day && day <= period.to
  if (when === 'during')
    return within
      .filter((entry) => inPeriod(entry.day) && passes(filter, entry, entry.state))
      .map((entry) => ({ entry, day: entry.day }))
  const past = Map.groupBy(source.history(), (row) => row.entry)
  if (when === 'as-of') {
    return within
      .filter((entry) => entry.day <= period.to && (entry.endDay === null || entry.endDay >= period.to))
      .filter((entry) => passes(filter, entry, stateAsOf(entry, past.get(entry.id) ?? [], period.to)))
      .map((entry) => ({ entry, day: period.to }))
  }
  const rows: Row[] = []
  for (const entry of within) {
    for (const { from, to, on } of arrivals(entry, past.get(entry.id) ?? [])) {
      const counts = 'reached' in when ? to === when.reached : from === when.left
      if (counts && inPeriod(on) && passes(filter, entry, to)) rows.push({ entry, day: on })
    }
  }
  return rows
}

/** Where an entry stands in a dimension: of several choices in each, of none filled in ''. */
export function membersOf(entry: Entry, field: string): readonly string[] {
  const value = entry.values[field] ?? null
  if (Array.isArray(value)) return value.map(String)
  return [value === null ? '' : String(value)]
}

/** Every change of state of an entry, its begin among them, oldest first. */
export function* arrivals(
  entry: Entry,
  history: readonly HistoryRow[],
): Iterable<{ readonly from: string | null; readonly to: string; readonly on: string }> {
  for (const { change, on } of history) {
    // The begin lies on the business day, which a later edit may have put right.
    if (change.kind === 'created' && change.state !== null) yield { from: null, to: change.state, on: entry.day }
    else if (change.kind === 'moved' || change.kind === 'repeated') yield { from: change.from, to: change.to, on }
  }
}

/** The state of an entry at the end of a day; null before it began and in a ledger without a flow. */
export function stateAsOf(entry: Entry, history: readonly HistoryRow[], day: string): string | null {
  let state: string | null = null
  for (const { to, on } of arrivals(entry, history)) if (on <= day) state = to
  return state
}

/** Whether an entry passes a filter; `state` is the state that the question is about. */
export function passes(filter: Filter | undefined, entry: Entry, state: string | null): boolean {
  if (!filter) return true
  if ('state' in filter) return state !== null && filter.state.includes(state)
  if ('all' in filter) return filter.all.every((part) => passes(part, entry, state))
  if ('any' in filter) return filter.any.some((part) => passes(part, entry, state))
  const value = entry.values[filter.field] ?? null
  if ('filled' in filter) return (value !== null) === filter.filled
  if ('is' in filter)
    return (Array.isArray(filter.is) ? filter.is : [filter.is]).some((wanted) => equals(value, wanted))
  if ('isNot' in filter) return !equals(value, filter.isNot)
  return (
    value !== null &&
    (filter.from === undefined || compare(value, filter.from) >= 0) &&
    (filter.to === undefined || compare(value, filter.to) <= 0)
  )
}

const isNumeric = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value))

/** Numbers compare by value (`'12.50'` is 12.5), several choices by holding it. */
function equals(value: FieldValue, wanted: string | number): boolean {
  if (Array.isArray(value)) return value.includes(String(wanted))
  if (typeof wanted === 'number') return isNumeric(value) && new Big(value as string | number).eq(wanted)
  return value === wanted
}

function compare(value: FieldValue, bound: string | number): number {
  if (isNumeric(value) && isNumeric(bound)) return new Big(value as string | number).cmp(bound)
  const [a, b] = [String(value), String(bound)]
  return a < b ? -1 : a > b ? 1 : 0
}

/** The measure over the rows; null where there is nothing to measure (an average of nothing), 0 for counts and sums of nothing. */
function measured(measure: Measure, rows: readonly Row[]): string | null {
  switch (measure.kind) {
    case 'count':
      return String(rows.length)
    case 'distinct':
      return String(
        new Set(
          rows
            .map(({ entry }) => entry.values[measure.field] ?? null)
            .filter((value) => value !== null)
            .map((value) => JSON.stringify(value)),
        ).size,
      )
    case 'sum':
      return numbersOf(rows, measure.field)
        .reduce((sum, value) => sum.plus(value), new Big(0))
        .toString()
    case 'average': {
      const values = numbersOf(rows, measure.field)
      if (values.length === 0) return null
      const total = values.reduce((sum, value) => sum.plus(value), new Big(0))
      return new ExactQuotient(total.toString()).div(values.length).toString()
    }
    case 'minimum':
    case 'maximum': {
      const values = numbersOf(rows, measure.field)
      if (values.length === 0) return null
      return values
        .reduce((best, value) => ((measure.kind === 'minimum' ? value.lt(best) : value.gt(best)) ? value : best))
        .toString()
    }
    case 'latest': {
      const filled = rows.filter(({ entry }) => isNumeric(entry.values[measure.field] ?? null))
      // Of two on one day the one entered last.
      const last = filled.reduce<Row | undefined>(
        (best, row) =>
          !best || row.day > best.day || (row.day === best.day && row.entry.id > best.entry.id) ? row : best,
        undefined,
      )
      return last ? String(last.entry.values[measure.field]) : null
    }
  }
}

const ExactQuotient = Big()
ExactQuotient.DP = 30

function numbersOf(rows: readonly Row[], field: string): Big[] {
  return rows
    .map(({ entry }) => entry.values[field] ?? null)
    .filter(isNumeric)
    .map((value) => new Big(value as string | number))
}
