import type { Output, showPack } from '@taizhang/contract'
import type { Field, Filter, Indicator } from '@taizhang/ledger'
import { numberedFrom, type OwnAddition } from './own-addition.ts'
import { type Condition, conditionsOf, filterOfAll } from './own-condition.ts'

type ShownPack = Output<typeof showPack>
type PackLedger = ShownPack['ledgers'][number]

/** How an indicator comes about. */
export type IndicatorWay = Measured | 'count' | 'formula' | 'reported' | 'cited'
type Measured = 'sum' | 'distinct' | 'average' | 'latest' | 'maximum' | 'minimum'

interface IndicatorDraft {
  readonly title: string
  readonly unit: string
  readonly decimals: number
  readonly way: IndicatorWay
  readonly ledger: string
  /** What is summed, or counted once for each value. */
  readonly field: string
  /** `during`, `as-of`, or the state that is reached or left, `reached:closed`. */
  readonly when: string
  /** Only entries that meet all of them. */
  readonly conditions: readonly Condition[]
  /** What else it asks of entries, for which the form has no words; it stays. */
  readonly others: readonly Filter[]
  /** Fields by which it can be broken down. */
  readonly dimensions: readonly string[]
  /** In words: `〔排查数〕 − 〔整改数〕`. */
  readonly formula: string
  readonly every: 'month' | 'quarter' | 'half' | 'year'
  readonly counts: string
  readonly source: string
  readonly method: string
}

export const emptyIndicator: IndicatorDraft = {
  title: '',
  unit: '',
  decimals: 0,
  way: 'count',
  ledger: '',
  field: '',
  when: 'during',
  conditions: [],
  others: [],
  dimensions: [],
  formula: '',
  every: 'month',
  counts: '',
  source: '',
  method: '',
}

const numeric: ReadonlySet<Field['kind']> = new Set(['integer', 'decimal', 'money'])
const parted: ReadonlySet<Field['kind']> = new Set(['choice', 'choices', 'org', 'region', 'person', 'reference'])

const optionsOf = (ledger: PackLedger | undefined, fits: (field: PackLedger['fields'][string]) => boolean) =>
  Object.entries(ledger?.fields ?? {})
    .filter(([, field]) => !field.protected && fits(field))
    .map(([value, { label }]) => ({ value, label }))

/** Whether it is worked out from the entries of a ledger. */
export const isCounted = (way: IndicatorWay): boolean => way !== 'formula' && way !== 'reported' && way !== 'cited'

/** Whether it takes a field of the entries. */
export const takesField = (way: IndicatorWay): way is Measured => isCounted(way) && way !== 'count'

/** The fields of a ledger that such an indicator can take. */
export const measuredFields = (ledger: PackLedger | undefined, way: IndicatorWay) =>
  optionsOf(ledger, ({ kind }) => way === 'distinct' || numeric.has(kind))

/** The fields by which an indicator over a ledger can be broken down. */
export const partFields = (ledger: PackLedger | undefined) => optionsOf(ledger, ({ kind }) => parted.has(kind))

/** `own.roads-3`: the pack is in it, for indicators of all packs have their names together. */
const indicatorKey = ({ id, indicators }: Pick<ShownPack, 'id' | 'indicators'>) =>
  `own.${id}-${numberedFrom(
    indicators.map(({ key }) => key),
    new RegExp(`^own\\.${id}-(\\d+)$`),
  )}`

/**
 * @param names what the formula calls each indicator, from `formulaNames`.
 * @param key of the indicator that is changed; left out, one is added.
 */
export function withIndicator(
  addition: OwnAddition,
  pack: Pick<ShownPack, 'id' | 'indicators' | 'ledgers'>,
  draft: IndicatorDraft,
  names: ReadonlyMap<string, string>,
  key?: string,
): OwnAddition {
  const before = addition.indicators.find((one) => one.key === key)
  const made = { ...cardOf(draft, before), key: key ?? indicatorKey(pack), ...ruleOf(draft, pack, names) } as Indicator
  const indicators = before
    ? addition.indicators.map((one) => (one === before ? made : one))
    : [...addition.indicators, made]
  return { ...addition, indicators }
}

/** What every indicator has; of one that is changed also what the form does not show. */
function cardOf({ title, unit, decimals, counts, source, method }: IndicatorDraft, before: Indicator | undefined) {
  const { better, alsoCalled } = before ?? {}
  return {
    title: title.trim(),
    unit: unit.trim(),
    definition: { ...before?.definition, counts: counts.trim(), source: source.trim(), method: method.trim() },
    ...(decimals > 0 && { decimals }),
    ...(better && { better }),
    ...(alsoCalled && { alsoCalled }),
  }
}

function ruleOf(draft: IndicatorDraft, { ledgers }: Pick<ShownPack, 'ledgers'>, names: ReadonlyMap<string, string>) {
  const { way, ledger, field, when, conditions, others, dimensions, formula, every } = draft
  if (way === 'formula') return { kind: way, formula: keyedFormula(formula, names) }
  if (way === 'reported') return { kind: way, every }
  if (way === 'cited') return { kind: way }
  const on = ledgers.find(({ key }) => key === ledger)
  const filter = on ? filterOfAll(on, conditions, others) : undefined
  const [kind, state] = when.split(':')
  return {
    kind: 'ledger',
    of: ledger,
    measure: way === 'count' ? { kind: way } : { kind: way, field },
    when: state === undefined ? when : { [kind ?? 'reached']: state },
    ...(filter && { filter }),
    ...(dimensions.length > 0 && { dimensions }),
  }
}

/** An indicator as the form shows it. */
export function indicatorDraft(
  indicator: Indicator,
  { ledgers }: Pick<ShownPack, 'ledgers'>,
  names: ReadonlyMap<string, string>,
): IndicatorDraft {
  const { title, unit, decimals = 0, definition } = indicator
  const { counts, source, method } = definition
  const base = { ...emptyIndicator, title, unit, decimals, counts, source, method }
  if (indicator.kind === 'formula') return { ...base, way: 'formula', formula: wordedFormula(indicator.formula, names) }
  if (indicator.kind === 'reported') return { ...base, way: 'reported', every: indicator.every }
  if (indicator.kind === 'cited') return { ...base, way: 'cited' }
  const { of, measure, when, filter, dimensions = [] } = indicator
  const on = ledgers.find(({ key }) => key === of)
  return {
    ...base,
    way: measure.kind,
    ledger: of,
    field: measure.kind === 'count' ? '' : measure.field,
    when: typeof when === 'string' ? when : 'reached' in when ? `reached:${when.reached}` : `left:${when.left}`,
    ...conditionsOf(on ?? { fields: {} }, filter),
    dimensions,
  }
}

// Formulas

/** What each indicator is called in a formula, by key: its title, with a number where two have the same. */
export function formulaNames(indicators: readonly Pick<Indicator, 'key' | 'title'>[]): ReadonlyMap<string, string> {
  const times = new Map<string, number>()
  return new Map(
    indicators.map(({ key, title }) => {
      const time = (times.get(title) ?? 0) + 1
      times.set(title, time)
      return [key, time === 1 ? title : `${title}（${time}）`]
    }),
  )
}

/** `〔排查数〕−〔整改数〕` as the ledgers read it; a name that nobody has stays as typed, and the server says so. */
export function keyedFormula(words: string, names: ReadonlyMap<string, string>): string {
  const keys = new Map([...names].map(([key, name]) => [name, key]))
  return words
    .split(/(〔[^〕]*〕)/)
    .map((piece) => (/^〔/.test(piece) ? ` ${keys.get(piece.slice(1, -1).trim()) ?? piece} ` : arithmetic(piece)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Names in a formula that no indicator has. */
export function unknownIn(words: string, names: ReadonlyMap<string, string>): readonly string[] {
  const known = new Set(names.values())
  return [...words.matchAll(/〔([^〕]*)〕/g)].map(([, name = '']) => name.trim()).filter((name) => !known.has(name))
}

/** A key may hold hyphens, so that signs stand apart. */
const arithmetic = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll('×', '*')
    .replaceAll('÷', '/')
    .replaceAll(/[−–—]/g, '-')
    .replaceAll(/[-+*/()]/g, ' $& ')

/** A formula for people. */
export const wordedFormula = (formula: string, names: ReadonlyMap<string, string>): string =>
  formula
    .replaceAll(/[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*/g, (key) => `〔${names.get(key) ?? key}〕`)
    .replaceAll(' * ', ' × ')
    .replaceAll(' / ', ' ÷ ')
    .replaceAll(' - ', ' − ')
