import type { Output, showPack } from '@taizhang/contract'
import { type Field, filterWords, type Indicator } from '@taizhang/ledger'
import { movesOf, type OwnAddition, type OwnThing, ownFieldKinds, partOf, thingsIn } from './own-addition.ts'
import { wordedFormula } from './own-indicator.ts'

type ShownPack = Output<typeof showPack>

// Mistakes

/** A mistake as the server tells it: at a place such as `roads.bridge.fields.ownF1` or `roads.addition.indicators[0].unit`. */
interface Told {
  readonly subject: string
  readonly message: string
}

/**
 * The mistakes of what a form has just put in, by the input that they belong to; under '' what belongs to none. Names in a sentence give
 * way to what people call them.
 */
export function mistakesByInput(
  told: readonly Told[],
  labels: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  const byInput: Record<string, string> = {}
  for (const { subject, message } of told) {
    const input = inputs.find(([place]) => place.test(subject))?.[1] ?? ''
    const words = inWords(message, labels)
    byInput[input] = byInput[input] === undefined ? words : `${byInput[input]}${words}`
  }
  return byInput
}

const inputs: readonly (readonly [RegExp, string])[] = [
  [/\.definition\.(?:counts)$/, 'counts'],
  [/\.definition\.(?:source)$/, 'source'],
  [/\.definition\.(?:method)$/, 'method'],
  [/\.moves\.own-\d+-to\b/, 'moveTo'],
  [/\.moves\.own-\d+-from\b/, 'moveFrom'],
  [/\.(?:choices\.\w+|of)(?:\[\d+\])?$/, 'words'],
  [/\.(?:kind|every)$/, 'kind'],
  [/\.unit$/, 'unit'],
  [/\.decimals$/, 'decimals'],
  [/\.formula$/, 'formula'],
  [/\.(?:label|title)$/, 'label'],
  [/\.(?:fields\.\w+|states\.[\w-]+)$/, 'label'],
]

/** Names in a sentence of the server, `“ownF1”` or `own.roads-1`, as people call them. */
const inWords = (message: string, labels: ReadonlyMap<string, string>): string =>
  message
    .replaceAll(/“([^”]+)”/g, (quoted, name: string) => {
      const label = labels.get(name)
      return label === undefined ? quoted : `“${label}”`
    })
    .replaceAll(/\bown\.[a-z0-9-]+/g, (key) => labels.get(key) ?? key)

/** Why something was not taken away, with the indicator that still uses it where the server names one as the place. */
export function whyKept({ subject, message }: Told, labels: ReadonlyMap<string, string>): string {
  const key = /\bown\.[a-z0-9-]+$/.exec(subject)?.[0]
  const user = key === undefined || message.includes('还在用') ? undefined : labels.get(key)
  return user === undefined ? inWords(message, labels) : `指标“${user}”还在用：去掉后${inWords(message, labels)}`
}

/** What people call the fields, states and indicators of a pack, by name; fields and states also by their ledger and name. */
export function labelsOf({
  ledgers,
  indicators,
}: Pick<ShownPack, 'ledgers' | 'indicators'>): ReadonlyMap<string, string> {
  return new Map([
    ...ledgers.flatMap(({ key, title, fields, flow }): (readonly [string, string])[] => [
      [key, title],
      ...Object.entries(fields).flatMap(([name, { label }]): (readonly [string, string])[] => [
        [name, label],
        [`${key} ${name}`, label],
      ]),
      ...Object.entries(flow?.states ?? {}).flatMap(([name, label]): (readonly [string, string])[] => [
        [name, label],
        [`${key} ${name}`, label],
      ]),
    ]),
    ...indicators.map(({ key, title }) => [key, title] as const),
  ])
}

// Words

/** What a thing is, in words: `走访台账的字段：整数（户）`. */
export function thingWords(addition: OwnAddition, thing: OwnThing, labels: ReadonlyMap<string, string>): string {
  const part = partOf(addition, thing.ledger)
  const title = labels.get(thing.ledger) ?? thing.ledger
  const called = (name: string) => `“${labels.get(`${thing.ledger} ${name}`) ?? name}”`
  switch (thing.kind) {
    case 'field': {
      const field = part?.fields?.[thing.name]
      return field ? `${title}的字段：${fieldWords(field)}` : title
    }
    case 'choice':
      return `${title}${called(thing.name)}的可选项`
    case 'state': {
      const { to, on } = movesOf(part, thing.name)
      const comes = to ? `由${to.move.from.map(called).join('、')}“${to.move.label}”而来` : ''
      return `${title}的环节：${comes}${on ? `，“${on.move.label}”后到${called(on.move.to)}` : ''}`
    }
    case 'indicator': {
      const indicator = addition.indicators.find(({ key }) => key === thing.name)
      return indicator ? `指标（${indicator.unit}）：${indicatorWords(indicator, labels)}` : '指标'
    }
  }
}

function fieldWords(field: Field): string {
  const kind = (ownFieldKinds as Partial<Record<Field['kind'], string>>)[field.kind] ?? '其他'
  const more =
    field.kind === 'integer' || field.kind === 'decimal'
      ? `（${field.unit}）`
      : field.kind === 'choice' || field.kind === 'choices'
        ? `（${field.of.join('、')}）`
        : ''
  return `${kind}${more}${field.required === true ? '，必填' : ''}`
}

function indicatorWords(indicator: Indicator, labels: ReadonlyMap<string, string>): string {
  switch (indicator.kind) {
    case 'formula':
      return wordedFormula(indicator.formula, labels)
    case 'reported':
      return '按期填报'
    case 'cited':
      return '引用上级文件'
    case 'ledger':
      return countedWords(indicator, labels)
  }
}

const measureWords = {
  sum: '合计',
  average: '平均',
  latest: '最近一条的值',
  maximum: '最大值',
  minimum: '最小值',
  distinct: '去掉重复后的个数',
} as const

function countedWords(
  { of, measure, filter, dimensions = [] }: Extract<Indicator, { readonly kind: 'ledger' }>,
  labels: ReadonlyMap<string, string>,
): string {
  const labelOf = (name: string) => labels.get(`${of} ${name}`) ?? name
  const title = labels.get(of) ?? of
  const counted =
    measure.kind === 'count' ? `数${title}的记录` : `${title}的“${labelOf(measure.field)}”${measureWords[measure.kind]}`
  const only = filter ? `，只取${filterWords(filter, labelOf, labelOf)}的` : ''
  return `${counted}${only}${dimensions.length > 0 ? `，可按${dimensions.map(labelOf).join('、')}分` : ''}`
}

// History

/** What came, went and changed from one addition to the next, a sentence each. */
export function changesBetween(
  before: OwnAddition,
  now: OwnAddition,
  labels: ReadonlyMap<string, string>,
): readonly string[] {
  const known = new Map(thingsIn(before).map((thing) => [sameThing(thing), thing]))
  const still = new Set(thingsIn(now).map(sameThing))
  return [
    ...thingsIn(now).flatMap((thing) => {
      const words = thingWords(now, thing, labels)
      const old = known.get(sameThing(thing))
      if (!old) return [`加“${thing.label}”：${words}`]
      if (JSON.stringify(bodyOf(before, old)) === JSON.stringify(bodyOf(now, thing))) return []
      const oldWords = thingWords(before, old, labels)
      const renamed = old.label === thing.label ? `改“${thing.label}”` : `“${old.label}”改为“${thing.label}”`
      return [oldWords === words ? renamed : `${renamed}：原为${oldWords}；现为${words}`]
    }),
    ...[...known].flatMap(([key, { label }]) => (still.has(key) ? [] : [`去掉“${label}”`])),
  ]
}

const sameThing = ({ kind, ledger, name, label }: OwnThing): string =>
  [kind, ledger, name, ...(kind === 'choice' ? [label] : [])].join(' ')

/** All that an addition says of a thing. */
function bodyOf(addition: OwnAddition, { kind, ledger, name, label }: OwnThing): unknown {
  const part = partOf(addition, ledger)
  if (kind === 'field') return part?.fields?.[name]
  if (kind === 'state') return [part?.states?.[name], movesOf(part, name)]
  return kind === 'choice' ? label : addition.indicators.find(({ key }) => key === name)
}
