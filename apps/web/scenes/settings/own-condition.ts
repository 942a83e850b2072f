import type { Output, showPack } from '@taizhang/contract'
import type { Field, Filter } from '@taizhang/ledger'

/** One condition of an indicator of one's own, as the form has it; an indicator counts what meets all of them. */
export interface Condition {
  /** A field's name, or `state`, as no field can be called. */
  readonly on: string
  readonly way: ConditionWay
  /** What it is, or is not. */
  readonly values: readonly string[]
  /** Of a range; one of both may be left open. */
  readonly from: string
  readonly to: string
}

export type ConditionWay = 'is' | 'is-not' | 'range' | 'filled' | 'not-filled'

export const conditionWays: Readonly<Record<ConditionWay, string>> = {
  is: '是其中之一',
  'is-not': '不是',
  range: '从…到…',
  filled: '已填',
  'not-filled': '未填',
}

/** The part of a ledger that conditions are on. */
type Conditioned = Pick<Output<typeof showPack>['ledgers'][number], 'fields' | 'flow'>

/** What can be told of a field by its kind; people's numbers are nothing to count by. */
const waysByKind: Readonly<Partial<Record<Field['kind'], readonly ConditionWay[]>>> = {
  choice: ['is', 'is-not', 'filled', 'not-filled'],
  choices: ['is', 'is-not', 'filled', 'not-filled'],
  text: ['is', 'is-not', 'filled', 'not-filled'],
  integer: ['range', 'is', 'filled', 'not-filled'],
  decimal: ['range', 'filled', 'not-filled'],
  money: ['range', 'filled', 'not-filled'],
  date: ['range', 'filled', 'not-filled'],
}
const onlyFilled = ['filled', 'not-filled'] as const

/** The ways in which a condition on it can be put, the usual one first. */
export function waysOn({ fields }: Conditioned, on: string): readonly ConditionWay[] {
  if (on === 'state') return ['is']
  return waysByKind[fields[on]?.kind ?? 'place'] ?? onlyFilled
}

/** What conditions can be on: the state, and the fields that are not protected. */
export const conditionSubjects = ({ fields, flow }: Conditioned) => [
  ...(flow ? [{ value: 'state', label: '所处环节' }] : []),
  ...Object.entries(fields)
    .filter(([, field]) => !field.protected && field.kind !== 'identity-number' && field.kind !== 'phone')
    .map(([value, { label }]) => ({ value, label })),
]

/** The values among which one chooses; undefined where they are typed. */
export function conditionChoices({ fields, flow }: Conditioned, on: string) {
  if (on === 'state') return Object.entries(flow?.states ?? {}).map(([value, label]) => ({ value, label }))
  const field = fields[on]
  return field?.kind === 'choice' || field?.kind === 'choices'
    ? field.of.map((value) => ({ value, label: value }))
    : undefined
}

/** A condition with nothing said yet. */
export const conditionOn = (ledger: Conditioned, on: string): Condition => ({
  on,
  way: waysOn(ledger, on)[0] ?? 'filled',
  values: [],
  from: '',
  to: '',
})

/** Why a condition cannot be taken as it is. */
export function conditionMistake(
  { fields }: Conditioned,
  { on, way, values, from, to }: Condition,
): string | undefined {
  const isNumber = fields[on]?.kind === 'integer' || fields[on]?.kind === 'decimal' || fields[on]?.kind === 'money'
  const wrong = [...values, from, to].find((text) => isNumber && text !== '' && !/^-?\d+(?:\.\d+)?$/.test(text))
  if (wrong !== undefined) return `“${wrong}”不是数。`
  if (way === 'range') return from === '' && to === '' ? '请填从多少或到多少，填一个也可以。' : undefined
  return (way === 'is' || way === 'is-not') && values.length === 0 ? '请选一个值。' : undefined
}

/** The condition as the ledgers have it. */
function filterOf({ fields }: Conditioned, { on, way, values, from, to }: Condition): readonly Filter[] {
  if (on === 'state') return [{ state: values }]
  // Whole numbers are kept as numbers.
  const stored = (text: string) => (fields[on]?.kind === 'integer' ? Number(text) : text)
  switch (way) {
    case 'is':
      return [{ field: on, is: values.length === 1 ? stored(values[0] ?? '') : values.map(stored) }]
    case 'is-not':
      return values.map((value) => ({ field: on, isNot: stored(value) }))
    case 'range':
      return [{ field: on, ...(from !== '' && { from }), ...(to !== '' && { to }) }]
    default:
      return [{ field: on, filled: way === 'filled' }]
  }
}

/** All conditions as one filter, with what the form cannot show; undefined where there is none. */
export function filterOfAll(
  ledger: Conditioned,
  conditions: readonly Condition[],
  others: readonly Filter[],
): Filter | undefined {
  const parts = [...conditions.flatMap((condition) => filterOf(ledger, condition)), ...others]
  return parts.length > 1 ? { all: parts } : parts[0]
}

/** A filter as the form shows it: its conditions, and what it has no words for, which stays as it is. */
export function conditionsOf(
  ledger: Conditioned,
  filter: Filter | undefined,
): { readonly conditions: readonly Condition[]; readonly others: readonly Filter[] } {
  const parts = filter === undefined ? [] : 'all' in filter ? filter.all : [filter]
  const read = parts.map((part) => ({ part, condition: conditionOf(ledger, part) }))
  return {
    conditions: read.flatMap(({ condition }) => condition ?? []),
    others: read.flatMap(({ part, condition }) => (condition ? [] : [part])),
  }
}

function conditionOf(ledger: Conditioned, filter: Filter): Condition | undefined {
  if ('all' in filter || 'any' in filter) return undefined
  if ('state' in filter) return { ...conditionOn(ledger, 'state'), values: filter.state }
  const blank = conditionOn(ledger, filter.field)
  const condition: Condition =
    'filled' in filter
      ? { ...blank, way: filter.filled ? 'filled' : 'not-filled' }
      : 'isNot' in filter
        ? { ...blank, way: 'is-not', values: [String(filter.isNot)] }
        : 'is' in filter
          ? { ...blank, way: 'is', values: [filter.is].flat().map(String) }
          : { ...blank, way: 'range', from: String(filter.from ?? ''), to: String(filter.to ?? '') }
  const shown = conditionSubjects(ledger).some(({ value }) => value === condition.on)
  return shown && waysOn(ledger, condition.on).includes(condition.way) ? condition : undefined
}
