import {
  type Field,
  type Filter,
  filterWords,
  type Indicator,
  type Ledger,
  type Measure,
  type Move,
} from '@taizhang/ledger'
import type { Pack } from './pack.ts'

/**
 * Short ways of writing the data of a pack. What they return is plain JSON data and nothing else, so that a pack can be written to
 * a file and read back. A pack's folder holds its data, and `pack.ts` with `export default` of the whole `Pack`.
 */

// Fields

type FieldOf<Kind extends Field['kind']> = Extract<Field, { readonly kind: Kind }>
type Base = Pick<Field, 'required' | 'hint' | 'protected'>
/** What a builder of a field takes beside its own arguments. */
type More<Kind extends Field['kind'], Own extends string = never> = Omit<FieldOf<Kind>, 'kind' | 'label' | Own>

/** Stands where a field must be filled: `date('日期', must)`. */
export const must = { required: true } as const satisfies Base

export const text = (label: string, max = 100, more: Omit<More<'text'>, 'max'> = {}): Field => ({
  label,
  kind: 'text',
  max,
  ...more,
})
export const longText = (label: string, max = 2000, more: Base = {}): Field => ({
  label,
  kind: 'long-text',
  max,
  ...more,
})
/** A count that is entered; at least 0 unless `min` says otherwise. */
export const integer = (label: string, unit: string, more: More<'integer', 'unit'> = {}): Field => ({
  label,
  kind: 'integer',
  unit,
  min: 0,
  ...more,
})
/** An exact decimal; at least 0 unless `min` says otherwise. */
export const decimal = (
  label: string,
  unit: string,
  decimals = 2,
  more: More<'decimal', 'unit' | 'decimals'> = {},
): Field => ({ label, kind: 'decimal', unit, decimals, min: '0', ...more })
/** 元 with two decimals; at least 0 unless `min` says otherwise. */
export const money = (label: string, more: More<'money'> = {}): Field => ({ label, kind: 'money', min: '0', ...more })
export const date = (label: string, more: Base = {}): Field => ({ label, kind: 'date', ...more })
export const choice = (label: string, of: readonly string[], more: Base = {}): Field => ({
  label,
  kind: 'choice',
  of,
  ...more,
})
/** Several of them: an entry is counted under each, and once in the total. */
export const choices = (label: string, of: readonly string[], more: Base = {}): Field => ({
  label,
  kind: 'choices',
  of,
  ...more,
})
export const yesOrNo = (label: string, more: Base = {}): Field => choice(label, ['是', '否'], more)
export const person = (label: string, more: Base = {}): Field => ({ label, kind: 'person', ...more })
export const org = (label: string, more: Base = {}): Field => ({ label, kind: 'org', ...more })
/** The entry of another ledger, by that ledger's key. */
export const reference = (label: string, ledger: string, more: Base = {}): Field => ({
  label,
  kind: 'reference',
  ledger,
  ...more,
})
export const attachment = (label: string, most = 10, more: Base = {}): Field => ({
  label,
  kind: 'attachment',
  most,
  ...more,
})
export const place = (label: string, more: Base = {}): Field => ({ label, kind: 'place', ...more })
export const identityNumber = (label: string, more: Base = {}): Field => ({ label, kind: 'identity-number', ...more })
export const phone = (label: string, more: Base = {}): Field => ({ label, kind: 'phone', ...more })
export const outsideStatus = (
  label: string,
  of: readonly string[],
  more: Base & { readonly means?: Readonly<Record<string, readonly string[]>> } = {},
): Field => ({
  label,
  kind: 'outside-status',
  of,
  ...more,
})
/** A month as text, `2024-03`: what a payment is for. */
export const month = (label: string, more: Base = {}): Field =>
  text(label, 7, { pattern: '\\d{4}-(?:0[1-9]|1[0-2])', hint: '如2024-03', ...more })
/** A year as text, `2024`. */
export const year = (label: string, more: Base = {}): Field =>
  text(label, 4, { pattern: '\\d{4}', hint: '如2024', ...more })

// Moves of a flow

/** `move('交办', 'found', 'assigned', ['owner', 'due'])`; needs are field keys, `evidence` and `reason`. */
export const move = (
  label: string,
  from: string | readonly string[],
  to: string,
  needs: readonly string[] = [],
  more: Pick<Move, 'by' | 'roles'> = {},
): Move => ({
  label,
  from: typeof from === 'string' ? [from] : from,
  to,
  ...(needs.length > 0 && { needs }),
  ...more,
})

/** A move that another person than the one of the last move must make: 复核, 二审, 销号. */
export const byAnother = (
  label: string,
  from: string | readonly string[],
  to: string,
  needs: readonly string[] = [],
  more: Pick<Move, 'roles'> = {},
): Move => move(label, from, to, needs, { by: 'another-person', ...more })

// Conditions on entries

export const is = (field: string, value: string | number | readonly (string | number)[]): Filter => ({
  field,
  is: value,
})
export const isNot = (field: string, value: string | number): Filter => ({ field, isNot: value })
export const between = (field: string, from: string | number, to: string | number): Filter => ({ field, from, to })
export const atLeast = (field: string, from: string | number): Filter => ({ field, from })
export const filled = (field: string): Filter => ({ field, filled: true })
export const notFilled = (field: string): Filter => ({ field, filled: false })
export const inState = (...state: readonly string[]): Filter => ({ state })
export const all = (...filters: readonly Filter[]): Filter => ({ all: filters })
export const any = (...filters: readonly Filter[]): Filter => ({ any: filters })

// Indicators

/** What an indicator has beside its name and what it counts. */
export interface Card {
  /** Dimensions: fields by which it can be broken down. */
  readonly by?: readonly string[]
  /** Other names under which reports state it. */
  readonly also?: readonly string[]
  readonly decimals?: number
  readonly better?: 'more' | 'less'
  /** In place of the words made from the measure. */
  readonly method?: string
  /** In place of the ledger's title. */
  readonly source?: string
  readonly accuracy?: string
  readonly limits?: string
}

type When = Extract<Indicator, { readonly kind: 'ledger' }>['when']

/** How an indicator over a ledger counts. */
export interface Counting extends Card {
  readonly where?: Filter
  /** Left out: events during the period, roster entries as of its last day. */
  readonly when?: When
  /** Short for `when: { reached }`. */
  readonly reached?: string
  readonly left?: string
}

/** The builders of indicators over one ledger; `counts` is the 口径 in one sentence. */
export interface IndicatorsOver {
  count(key: string, title: string, unit: string, counts: string, more?: Counting): Indicator
  /** The unit and the decimals are the field's. */
  sum(key: string, title: string, field: string, counts: string, more?: Counting): Indicator
  /** Different values of a field: households apart from visits. */
  distinct(key: string, title: string, unit: string, field: string, counts: string, more?: Counting): Indicator
  average(key: string, title: string, field: string, counts: string, more?: Counting): Indicator
  /** The value of the latest entry: a standard in force. */
  latest(key: string, title: string, field: string, counts: string, more?: Counting): Indicator
  maximum(key: string, title: string, field: string, counts: string, more?: Counting): Indicator
}

/** `const hazards = over(hazard)`, then `hazards.count('hazard.found', '排查隐患数', '处', '期间内登记的隐患，一处一条')`. */
export function over(ledger: Ledger): IndicatorsOver {
  const make = (
    [key, title, unit, counts]: readonly [string, string, string, string],
    measure: Measure,
    { where, when, reached, left, ...card }: Counting = {},
  ): Indicator => {
    const how = reached !== undefined ? { reached } : left !== undefined ? { left } : (when ?? usually(ledger))
    return {
      key,
      title,
      unit,
      kind: 'ledger',
      of: ledger.key,
      measure,
      when: how,
      ...(where && { filter: where }),
      ...(card.by && { dimensions: card.by }),
      ...cardOf(counts, ledger.title, methodOf(ledger, measure, how, where), card),
    }
  }
  const measured =
    (kind: 'sum' | 'average' | 'latest' | 'maximum') =>
    (key: string, title: string, field: string, counts: string, more: Counting = {}): Indicator => {
      const { unit, decimals } = numberOf(ledger, field)
      const printed = kind === 'average' && more.decimals === undefined ? Math.max(decimals, 1) : decimals
      return make([key, title, unit, counts], { kind, field }, { ...(printed > 0 && { decimals: printed }), ...more })
    }
  return {
    count: (key, title, unit, counts, more) => make([key, title, unit, counts], { kind: 'count' }, more),
    distinct: (key, title, unit, field, counts, more) =>
      make([key, title, unit, counts], { kind: 'distinct', field }, more),
    sum: measured('sum'),
    average: measured('average'),
    latest: measured('latest'),
    maximum: measured('maximum'),
  }
}

/** Arithmetic over other indicators. */
export const formula = (
  key: string,
  title: string,
  unit: string,
  expression: string,
  counts: string,
  more: Card = {},
): Indicator => ({
  key,
  title,
  unit,
  kind: 'formula',
  formula: expression,
  ...cardOf(counts, '由其他指标算出', `${title}＝${expression}`, more),
})

/** A rate in percent with one decimal: `rate('hazard.closed-rate', '隐患销号率', 'hazard.closed', 'hazard.found', '…')`. */
export const rate = (
  key: string,
  title: string,
  part: string,
  whole: string,
  counts: string,
  more: Card = {},
): Indicator =>
  formula(key, title, '%', `${bracketed(part)} / ${bracketed(whole)} * 100`, counts, {
    decimals: 1,
    better: 'more',
    ...more,
  })

const bracketed = (words: string): string => (/[ ]/.test(words) ? `(${words})` : words)

/** Reported by hand: what no ledger of the office holds. `source` says who knows it. */
export const reported = (
  key: string,
  title: string,
  unit: string,
  every: 'month' | 'quarter' | 'half' | 'year',
  counts: string,
  source: string,
  more: Card = {},
): Indicator => ({
  key,
  title,
  unit,
  kind: 'reported',
  every,
  ...cardOf(counts, source, '由人填报，另一人审核、验收', more),
})

/** Cited from a document of another office: a rank, a grade, a rate from above. */
export const cited = (
  key: string,
  title: string,
  unit: string,
  counts: string,
  source: string,
  more: Card = {},
): Indicator => ({
  key,
  title,
  unit,
  kind: 'cited',
  ...cardOf(counts, source, '照来文引用，写明文件、日期和范围', more),
})

function cardOf(counts: string, source: string, method: string, card: Card) {
  const { also, decimals, better, accuracy, limits } = card
  return {
    definition: {
      counts,
      source: card.source ?? source,
      method: card.method ?? method,
      ...(accuracy !== undefined && { accuracy }),
      ...(limits !== undefined && { limits }),
    },
    ...(decimals !== undefined && { decimals }),
    ...(better && { better }),
    ...(also && { alsoCalled: also }),
  }
}

const usually = (ledger: Ledger): When => (ledger.kind === 'roster' ? 'as-of' : 'during')

function numberOf(ledger: Ledger, key: string): { readonly unit: string; readonly decimals: number } {
  const field = ledger.fields[key]
  if (field?.kind === 'money') return { unit: '元', decimals: 2 }
  if (field?.kind === 'integer') return { unit: field.unit, decimals: 0 }
  if (field?.kind === 'decimal') return { unit: field.unit, decimals: field.decimals }
  throw new TypeError(`${ledger.key}.${key} is no number`)
}

/** How it is worked out, in words made from the data, so that the card cannot say another thing than the count. */
function methodOf(ledger: Ledger, measure: Measure, when: When, where: Filter | undefined): string {
  const labelOf = (key: string): string => ledger.fields[key]?.label ?? key
  const stateOf = (key: string): string => ledger.flow?.states[key] ?? key
  const dayWords = ledger.dateField === undefined ? '录入日期' : labelOf(ledger.dateField)
  const which =
    when === 'during'
      ? `取“${dayWords}”在期间内的记录`
      : when === 'as-of'
        ? ledger.kind === 'roster'
          ? '取期末仍存续的记录'
          : '按期末所处环节取记录'
        : 'reached' in when
          ? `取期间内办到“${stateOf(when.reached)}”的记录，退回后再次办到的再计一次`
          : `取期间内离开“${stateOf(when.left)}”的记录`
  const only = where ? `，只取${filterWords(where, labelOf, stateOf)}的` : ''
  return `${which}${only}，${measureWords(measure, labelOf)}。`
}

function measureWords(measure: Measure, labelOf: (key: string) => string): string {
  switch (measure.kind) {
    case 'count':
      return '一条计一个'
    case 'distinct':
      return `按“${labelOf(measure.field)}”去掉重复后计数`
    case 'sum':
      return `“${labelOf(measure.field)}”相加`
    case 'average':
      return `“${labelOf(measure.field)}”取平均`
    case 'latest':
      return `取最近一条的“${labelOf(measure.field)}”`
    case 'minimum':
      return `取“${labelOf(measure.field)}”的最小值`
    case 'maximum':
      return `取“${labelOf(measure.field)}”的最大值`
  }
}

// The parts of a pack

type Lists = Pick<Pack, 'ledgers' | 'indicators' | 'duties' | 'auditRules' | 'tieRoles' | 'taskTemplates' | 'examples'>

/** What one topic of a pack holds; a file each. */
export type PackPart = Partial<Lists>

/** A part whose ledgers are listed under a topic. */
export const under = (topic: string, part: PackPart): PackPart => ({
  ...part,
  ledgers: (part.ledgers ?? []).map((ledger) => ({ ...ledger, topic })),
})

/** The lists of all parts, one after the other. The cards of formulas name what they take by title, as far as it is in the parts. */
export const joinParts = (...parts: readonly PackPart[]): Lists => ({
  ledgers: parts.flatMap(({ ledgers = [] }) => ledgers),
  indicators: inTitles(parts.flatMap(({ indicators = [] }) => indicators)),
  duties: parts.flatMap(({ duties = [] }) => duties),
  auditRules: parts.flatMap(({ auditRules = [] }) => auditRules),
  tieRoles: parts.flatMap(({ tieRoles = [] }) => tieRoles),
  taskTemplates: parts.flatMap(({ taskTemplates = [] }) => taskTemplates),
  examples: parts.flatMap(({ examples = [] }) => examples),
})

function inTitles(indicators: readonly Indicator[]): readonly Indicator[] {
  const titles = new Map(indicators.map(({ key, title }) => [key, title]))
  return indicators.map((one) => {
    if (one.kind !== 'formula') return one
    const inWords = one.formula.replaceAll(/[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*/g, (key) => titles.get(key) ?? key)
    const method = one.definition.method
      .replace(one.formula, inWords)
      .replace(/ \* 100$/, '×100%')
      .replaceAll(' / ', '÷')
    return { ...one, definition: { ...one.definition, method } }
  })
}
