import {
  dimensionsOf,
  type Field,
  type Indicator,
  indicatorsOf,
  type Moment,
  type OrgId,
  parseFormula,
  parsePeriod,
} from '@taizhang/ledger'
import { type FigureKey, figureKeyText, type KnownFigure, type RowValue } from '@taizhang/report'
import { narrow, type Queryable } from './database.ts'
import { readByDimension, readIndicators } from './indicator-reading.ts'
import type { LedgerStore } from './ledger-store.ts'
import { type LedgerIndicator, orgsUnder, type TenantSetup } from './setup.ts'

/**
 * What the ledgers say of many values, in a few queries however many there are, by `figureKeyText`. What cannot be asked for (an
 * indicator, an office or a part that is gone) says so and is no failure.
 * @param asOf the moment of reading.
 */
export async function readFigures(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  keys: readonly FigureKey[],
  asOf: Moment,
): Promise<ReadonlyMap<string, KnownFigure>> {
  const asked = new Map(keys.map((key) => [figureKeyText(key), key]))
  const figures = new Map<string, KnownFigure>()
  const answerable: (readonly [string, FigureKey])[] = []
  const sound = soundness(setup)
  for (const [text, key] of asked) {
    const unit = setup.indicators.get(key.indicator)?.unit ?? ''
    if (sound(key)) answerable.push([text, key])
    else figures.set(text, { value: null, unit, missing: 'unknown-indicator', count: null, asOf })
  }
  const evaluated = await readIndicators(
    transaction,
    tenant,
    setup,
    answerable.map(([, key]) => key),
  )
  for (const [at, [text]] of answerable.entries()) {
    const one = evaluated[at]
    if (!one) throw new Error('a question without its answer')
    const { value, unit, missing, baseline } = one.value
    figures.set(text, {
      value,
      unit,
      ...(missing && { missing }),
      count: one.trace.kind === 'entries' ? one.trace.count : null,
      asOf,
      ...(baseline !== undefined && { baseline }),
    })
  }
  return figures
}

/** As `readFigures`, in a transaction of its own that sees the offices asked about with all below them. */
export const figuresOf = (
  store: LedgerStore,
  tenant: string,
  keys: readonly FigureKey[],
  asOf: Moment,
): Promise<ReadonlyMap<string, KnownFigure>> =>
  store.read({ tenant, orgs: 'all' }, async (transaction, setup) => {
    const orgs = new Set(keys.map(({ org }) => org))
    await narrow(transaction, [...new Set([...orgs].flatMap((org) => orgsUnder(setup, org)))])
    return readFigures(transaction, tenant, setup, keys, asOf)
  })

/** Tells whether a key can be evaluated: its indicator with all that it takes, its office, its period and its part are there. */
function soundness(setup: TenantSetup): (key: FigureKey) => boolean {
  const known = new Map<string, boolean>()
  const isSound = (key: string): boolean => {
    const before = known.get(key)
    if (before !== undefined) return before
    known.set(key, false)
    const indicator = setup.indicators.get(key)
    const sound =
      indicator !== undefined &&
      (indicator.kind === 'ledger' ? setup.ledgers.has(indicator.of) : partsOf(indicator).every(isSound))
    known.set(key, sound)
    return sound
  }
  const source = { indicator: (key: string) => setup.indicators.get(key) }
  return ({ indicator, org, period, slice }) =>
    isSound(indicator) &&
    setup.orgs.has(org) &&
    parsePeriod(period) !== null &&
    (slice === null || dimensionsOf(source, indicator).includes(slice.field))
}

function partsOf(indicator: Indicator): readonly string[] {
  if (indicator.kind !== 'formula') return []
  const parsed = parseFormula(indicator.formula)
  return parsed.ok ? indicatorsOf(parsed.formula) : []
}

/**
 * The values of an indicator's dimension in the dimension's own order: choices as the field lists them, all of them; offices by the tree;
 * what else there is by its name. What is not filled comes last, where it occurs.
 */
export async function readDimension(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  { indicator, org, period }: { readonly indicator: string; readonly org: OrgId; readonly period: string },
  field: string,
): Promise<readonly RowValue[]> {
  const occurring = new Set<string>()
  let definition: Field | undefined
  for (const leaf of leavesOf(setup, indicator)) {
    if (!leaf.dimensions?.includes(field)) continue
    definition ??= setup.ledgers.get(leaf.of)?.fields[field]
    const question = { indicator: leaf.key, org, period }
    for (const member of Object.keys(await readByDimension(transaction, tenant, setup, question, field)))
      occurring.add(member)
  }
  if (!definition) return []
  return ordered(setup, definition, occurring)
}

/** The indicators over ledgers that one comes down to. */
export function leavesOf(setup: TenantSetup, key: string): readonly LedgerIndicator[] {
  const leaves = new Map<string, LedgerIndicator>()
  const seen = new Set<string>()
  const walk = (at: string): void => {
    const indicator = setup.indicators.get(at)
    if (!indicator || seen.has(at)) return
    seen.add(at)
    if (indicator.kind === 'ledger') leaves.set(at, indicator)
    else for (const part of partsOf(indicator)) walk(part)
  }
  walk(key)
  return [...leaves.values()]
}

function ordered(setup: TenantSetup, field: Field, occurring: ReadonlySet<string>): readonly RowValue[] {
  const filled = [...occurring].filter((value) => value !== '')
  const last: readonly RowValue[] = occurring.has('') ? [{ value: '', label: notFilled }] : []
  if (field.kind === 'choice' || field.kind === 'choices') {
    const others = filled.filter((value) => !field.of.includes(value)).sort()
    return [...[...field.of, ...others].map((value) => ({ value, label: value })), ...last]
  }
  if (field.kind === 'org') {
    const tree = new Map(inTree(setup).map((id, at) => [id, at]))
    const place = (value: string) => tree.get(value) ?? tree.size
    return [
      ...filled
        .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
        .map((value) => ({ value, label: setup.orgs.get(value)?.name ?? value })),
      ...last,
    ]
  }
  return [
    ...filled
      .map((value) => ({ value, label: labelOf(setup, field, value) }))
      .sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)),
    ...last,
  ]
}

const notFilled = '未填'

/** How a value of a dimension is told: an office and a person by their names. */
export function dimensionLabel(
  setup: TenantSetup,
  indicator: string,
  { field, value }: { readonly field: string; readonly value: string },
): string {
  for (const { of, dimensions } of leavesOf(setup, indicator)) {
    const definition = setup.ledgers.get(of)?.fields[field]
    if (definition && dimensions?.includes(field)) return value === '' ? notFilled : labelOf(setup, definition, value)
  }
  return value
}

/** What a dimension is called. */
export function dimensionTitle(setup: TenantSetup, indicator: string, field: string): string {
  for (const { of, dimensions } of leavesOf(setup, indicator)) {
    const definition = setup.ledgers.get(of)?.fields[field]
    if (definition && dimensions?.includes(field)) return definition.label
  }
  return field
}

function labelOf(setup: TenantSetup, field: Field, value: string): string {
  if (field.kind === 'org') return setup.orgs.get(value)?.name ?? value
  if (field.kind === 'person') return setup.people.get(value)?.name ?? value
  return value
}

/** All offices, each followed by those below it, siblings by their position. */
function inTree({ orgs }: TenantSetup): readonly OrgId[] {
  const below = Map.groupBy([...orgs.values()], ({ parent }) => parent)
  const put = (parent: OrgId | null): readonly OrgId[] =>
    (below.get(parent) ?? [])
      .toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
      .flatMap(({ id }) => [id, ...put(id)])
  return put(null)
}
