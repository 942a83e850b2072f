import { evaluateFormula, type Formula, indicatorsOf, parseFormula, pointsUnit, unlikeUnits } from '@taizhang/ledger'
import type { EvaluatedLink, FigureKey, KnownFigure } from './evaluated.ts'
import { expandReport, type RowValues } from './expand-report.ts'
import { figureKeyOf, figureKeyText } from './figure-key.ts'
import { printFigure } from './printed-figure.ts'
import { type Inline, inlinesOf, type Report, type Shown } from './report.ts'

/** What the ledgers say of a key; undefined where they were not asked. */
export type Known = (key: FigureKey) => KnownFigure | undefined

export interface EvaluateOptions {
  /** Without it repeated rows are left out. */
  readonly rows?: RowValues
  /** Text of each link as last saved, by its id: what differs from it is stale. */
  readonly previous?: ReadonlyMap<string, string>
}

/** How a figure without a value is printed. */
export const PENDING_TEXT = '待补'

/** The values that a report needs from the ledgers, each once, in order. */
export const neededFigures = (report: Report, rows?: RowValues): readonly FigureKey[] =>
  new LiveReport(report, rows ? { rows } : {}).needed

/** The dimensions whose values the report's repeated rows go over, each once. */
export function neededDimensions(report: Report): readonly { readonly indicator: string; readonly field: string }[] {
  const over = report.blocks.flatMap((block) => (block.kind === 'rows' ? [block.over] : []))
  return [...new Map(over.map((one) => [JSON.stringify([one.indicator, one.field]), one])).values()]
}

/** All links of a report as they stand, in reading order; those of repeated rows by the ids that `expandReport` gives them. */
export const evaluateReport = (report: Report, known: Known, options: EvaluateOptions = {}): readonly EvaluatedLink[] =>
  new LiveReport(report, options).evaluate(known)

/** A link with what it takes. Formulas take quantities, never how another link prints them. */
interface Plan {
  readonly id: string
  readonly show: Shown
  /** The text right in front of it. */
  readonly ahead: string
  /** What it reads for its own period and for a year earlier; nulls of a formula. */
  readonly keys: readonly [FigureKey | null, FigureKey | null]
  readonly formula: Formula | null
  /** Index by link id of what the formula takes. */
  readonly parts: ReadonlyMap<string, number>
  readonly mistake: 'circular' | 'unknown-link' | null
}

/** What a link comes to before it is printed, in the indicator's own unit. */
interface Quantity {
  readonly value: string | null
  readonly unit: string | null
  readonly missing?: EvaluatedLink['missing']
  readonly takes: readonly FigureKey[]
  readonly asOf: string | null
}

/**
 * A report whose figures are kept up to date: after a change in the ledgers only what depends on it is computed again.
 * The same as evaluating it whole, always.
 */
export class LiveReport {
  /** The values needed from the ledgers, each once, in order. */
  readonly needed: readonly FigureKey[]
  readonly #plans: readonly Plan[]
  /** Indices of plans, those that others take before those others. */
  readonly #order: readonly number[]
  readonly #dependents: readonly (readonly number[])[]
  /** Indices of plans that are needed for a year earlier too. */
  readonly #compared: ReadonlySet<number>
  readonly #readers: ReadonlyMap<string, readonly number[]>
  readonly #previous: ReadonlyMap<string, string>
  readonly #quantities: (readonly [Quantity, Quantity])[] = []
  readonly #links: EvaluatedLink[] = []

  constructor(report: Report, { rows, previous }: EvaluateOptions = {}) {
    const { plans, order, dependents } = planned(report, rows ?? (() => []))
    this.#plans = plans
    this.#order = order
    this.#dependents = dependents
    this.#previous = previous ?? new Map()
    const needed = new Map<string, FigureKey>()
    const readers = new Map<string, number[]>()
    this.#compared = comparedWithYearBefore(plans, order)
    plans.forEach(({ keys }, index) => {
      for (const key of this.#compared.has(index) ? keys : [keys[0]]) {
        if (key === null) continue
        const text = figureKeyText(key)
        needed.set(text, key)
        const reading = readers.get(text)
        if (reading) reading.push(index)
        else readers.set(text, [index])
      }
    })
    this.needed = [...needed.values()]
    this.#readers = readers
  }

  /** Computes all links. */
  evaluate(known: Known): readonly EvaluatedLink[] {
    for (const index of this.#order) this.#compute(index, known)
    return [...this.#links]
  }

  /**
   * Computes again what depends on the changed values, after `evaluate`; answers those links, in the order in which they were
   * computed. `links` then has all of them.
   */
  reevaluate(changed: readonly FigureKey[], known: Known): readonly EvaluatedLink[] {
    const affected = new Set(changed.flatMap((key) => this.#readers.get(figureKeyText(key)) ?? []))
    // A set's iteration goes on to what is added on the way.
    for (const index of affected) for (const dependent of this.#dependents[index] ?? []) affected.add(dependent)
    return this.#order.filter((index) => affected.has(index)).map((index) => this.#compute(index, known))
  }

  /** All links as last computed, in reading order. */
  get links(): readonly EvaluatedLink[] {
    return [...this.#links]
  }

  #compute(index: number, known: Known): EvaluatedLink {
    const plan = this.#plans[index]
    if (!plan) throw new RangeError(`no link ${index}`)
    const before = this.#compared.has(index) ? this.#quantity(plan, 1, known) : notAsked
    const quantities = [this.#quantity(plan, 0, known), before] as const
    this.#quantities[index] = quantities
    const link = evaluatedLink(plan, quantities, this.#previous.get(plan.id))
    this.#links[index] = link
    return link
  }

  #quantity(plan: Plan, at: 0 | 1, known: Known): Quantity {
    if (plan.mistake) return { value: null, unit: null, missing: plan.mistake, takes: [], asOf: null }
    if (plan.formula) {
      const parts = new Map([...plan.parts].map(([id, part]) => [id, this.#quantities[part]?.[at]]))
      return formulaQuantity(plan.formula, plan.show, parts)
    }
    const key = plan.keys[at]
    if (!key) return notAsked
    const figure = known(key)
    if (!figure) return { value: null, unit: null, missing: 'nothing-reported', takes: [key], asOf: null }
    const { value, unit, missing, asOf } = figure
    return { value, unit, takes: [key], asOf, ...(value === null && { missing: missing ?? 'nothing-reported' }) }
  }
}

const notAsked: Quantity = { value: null, unit: null, missing: 'nothing-reported', takes: [], asOf: null }

function formulaQuantity(formula: Formula, show: Shown, parts: ReadonlyMap<string, Quantity | undefined>): Quantity {
  const takes = new Map<string, FigureKey>()
  let asOf: string | null = null
  for (const part of parts.values()) {
    for (const key of part?.takes ?? []) takes.set(figureKeyText(key), key)
    asOf = older(asOf, part?.asOf ?? null)
  }
  // What is printed by thousands or not at all does not say what it is computed in.
  const unit = 'unit' in show && show.divide === '1' && show.unit !== '' ? show.unit : null
  const base = { unit, takes: [...takes.values()], asOf }
  if (unlikeUnits(formula, (id) => parts.get(id)?.unit ?? null))
    return { ...base, value: null, missing: 'unlike-units' }
  for (const part of parts.values())
    if (!part || part.value === null) return { ...base, value: null, missing: 'part-missing' }
  const value = evaluateFormula(formula, (id) => parts.get(id)?.value ?? '0')
  return value === null ? { ...base, value, missing: 'divided-by-zero' } : { ...base, value }
}

const older = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b < a) ? b : a)

function evaluatedLink(
  { id, show, ahead }: Plan,
  [now, before]: readonly [Quantity, Quantity],
  previous: string | undefined,
): EvaluatedLink {
  const compares = show.as !== 'value'
  const takes = compares ? bothOf(now.takes, before.takes) : now.takes
  const asOf = compares ? older(now.asOf, before.asOf) : now.asOf
  const base = { link: id, takes, asOf }
  const missing = now.missing ?? (compares ? before.missing : undefined)
  if (missing) {
    const state = missing === 'unknown-indicator' ? 'stale' : 'pending'
    const unit = 'unit' in show ? show.unit : show.as === 'growth' ? '%' : (pointsUnit(now.unit ?? '') ?? '个百分点')
    return { ...base, text: PENDING_TEXT, value: null, unit, precision: '0', state, missing }
  }
  const printed = printFigure(show, now.value ?? '0', before.value ?? '0', now.unit ?? '', ahead)
  const isStale = previous !== undefined && previous !== PENDING_TEXT && previous !== printed.text
  return { ...base, ...printed, state: isStale ? 'stale' : 'current' }
}

const bothOf = (a: readonly FigureKey[], b: readonly FigureKey[]): readonly FigureKey[] => [
  ...new Map([...a, ...b].map((key) => [figureKeyText(key), key])).values(),
]

/** The links of a report with what each takes, and an order to compute them in. */
function planned(report: Report, rows: RowValues) {
  const found: { readonly link: Extract<Inline, { kind: 'figure' }>; readonly ahead: string }[] = []
  for (const block of expandReport(report, { rows }).blocks) {
    const inlines = inlinesOf(block)
    inlines.forEach((link, at) => {
      const last = inlines[at - 1]
      if (link.kind === 'figure') found.push({ link, ahead: last?.kind === 'text' ? last.text : '' })
    })
  }
  const indexOf = new Map(found.map(({ link }, index) => [link.id, index]))
  const partsOf = found.map(({ link: { of } }) => {
    const parsed = of.kind === 'formula' ? parseFormula(of.formula) : null
    const formula = parsed?.ok ? parsed.formula : null
    const names = formula ? indicatorsOf(formula) : []
    const parts = new Map(names.flatMap((name) => [[name, indexOf.get(name) ?? -1] as const]))
    return { formula, parts, unknown: (parsed !== null && !parsed.ok) || [...parts.values()].includes(-1) }
  })
  const { order, dependents, circular } = ordered(
    partsOf.map(({ parts }) => [...parts.values()].filter((at) => at >= 0)),
  )
  const plans = found.map(({ link, ahead }, index): Plan => {
    const { formula = null, parts = new Map(), unknown = false } = partsOf[index] ?? {}
    const { of } = link
    return {
      id: link.id,
      show: link.show,
      ahead,
      keys: of.kind === 'indicator' ? [figureKeyOf(report, of, 0), figureKeyOf(report, of, 1)] : [null, null],
      formula,
      parts,
      mistake: circular.has(index) ? 'circular' : unknown ? 'unknown-link' : null,
    }
  })
  return { plans, order, dependents }
}

/** An order in which parts come before what takes them, and those that take themselves, by whatever way. */
function ordered(parts: readonly (readonly number[])[]) {
  const dependents: number[][] = parts.map(() => [])
  parts.forEach((taken, index) => {
    for (const part of taken) dependents[part]?.push(index)
  })
  const { left } = peeled(parts, dependents)
  // Of what is left some only take what goes in circles: peeled from the other end.
  const { left: circular } = peeled(
    dependents.map((taking, index) => (left.has(index) ? taking.filter((at) => left.has(at)) : [])),
    parts.map((taken, index) => (left.has(index) ? taken.filter((at) => left.has(at)) : [])),
  )
  // Those behind a circle come once it is taken apart.
  const whole = peeled(
    parts.map((taken, index) => (circular.has(index) ? [] : taken)),
    dependents,
  )
  return { order: whole.order, dependents, circular }
}

/** Takes off one by one what waits for nothing; what is left waits in a circle or behind one. */
function peeled(waitsFor: readonly (readonly number[])[], waited: readonly (readonly number[])[]) {
  const open = waitsFor.map((others) => others.length)
  const order = open.flatMap((count, index) => (count === 0 ? [index] : []))
  for (let at = 0; at < order.length; at++)
    for (const next of waited[order[at] ?? -1] ?? []) {
      open[next] = (open[next] ?? 0) - 1
      if (open[next] === 0) order.push(next)
    }
  const done = new Set(order)
  return { order, left: new Set([...open.keys()].filter((index) => !done.has(index))) }
}

/** Those that show a change against the year before, and all that they take. */
function comparedWithYearBefore(plans: readonly Plan[], order: readonly number[]): ReadonlySet<number> {
  const compared = new Set<number>()
  for (const index of order.toReversed()) {
    const plan = plans[index]
    if (plan && (plan.show.as !== 'value' || compared.has(index)))
      for (const at of [index, ...plan.parts.values()]) compared.add(at)
  }
  return compared
}
