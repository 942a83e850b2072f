import type { Output, showPack } from '@taizhang/contract'
import type { Field, Indicator, Move } from '@taizhang/ledger'

/** What an office adds to a pack of its own accord, as the server keeps it; sent as a whole each time. */
export interface OwnAddition {
  readonly ledgers: readonly OwnPart[]
  readonly indicators: readonly Indicator[]
}

/** What is added to one ledger, by names that the page makes. */
interface OwnPart {
  readonly ledger: string
  readonly fields?: Readonly<Record<string, Field>>
  /** Further values of a choice, by the field's name. */
  readonly choices?: Readonly<Record<string, readonly string[]>>
  readonly states?: Readonly<Record<string, string>>
  readonly moves?: Readonly<Record<string, Move>>
}

type ShownPack = Output<typeof showPack>
type PackLedger = ShownPack['ledgers'][number]

/** What the server keeps for an office; an empty addition where there is none yet. */
export function additionOf({ additions }: Pick<ShownPack, 'additions'>, org: string): OwnAddition {
  const kept = additions.find((one) => one.org === org)?.addition
  // The server checked its form when it was added.
  return { ledgers: [], indicators: [], ...kept } as OwnAddition
}

// Names: whoever fills in the form never sees them; a name is free where no office has taken it.

const counted = (taken: Iterable<string>, pattern: RegExp): number =>
  1 + Math.max(0, ...[...taken].map((name) => Number(pattern.exec(name)?.[1] ?? 0)))

/** `ownF3`: fields are named without hyphens. */
const fieldName = ({ fields }: PackLedger) => `ownF${counted(Object.keys(fields), /^ownF(\d+)$/)}`

/** `own-3`, for a state; its moves are `own-3-to` and `own-3-from`. */
const stateName = ({ flow }: PackLedger) =>
  `own-${counted([...Object.keys(flow?.states ?? {}), ...Object.keys(flow?.moves ?? {})], /^own-(\d+)(?:-\w+)?$/)}`

/** `own.roads-3`: the pack is in it, for indicators of all packs have their names together. */
const indicatorKey = ({ id, indicators }: Pick<ShownPack, 'id' | 'indicators'>) =>
  `own.${id}-${counted(
    indicators.map(({ key }) => key),
    new RegExp(`^own\\.${id}-(\\d+)$`),
  )}`

// Adding

interface FieldDraft {
  readonly label: string
  readonly kind: OwnFieldKind
  /** Of a number. */
  readonly unit: string
  /** Of a decimal. */
  readonly decimals: number
  /** Of a choice, as typed: one on each line, or parted by 、. */
  readonly words: string
  readonly required: boolean
  readonly hint: string
}

/** The kinds of field that an office adds without help; people's numbers and references stay with the pack, which knows who may see them. */
export const ownFieldKinds = {
  text: '短文字（一行）',
  'long-text': '长文字（一段）',
  integer: '整数',
  decimal: '小数',
  money: '金额（元）',
  date: '日期',
  'date-range': '起止日期',
  choice: '单选',
  choices: '多选',
  person: '人员',
  org: '单位',
  attachment: '附件',
} as const satisfies Partial<Record<Field['kind'], string>>
type OwnFieldKind = keyof typeof ownFieldKinds

export const emptyField: FieldDraft = {
  label: '',
  kind: 'text',
  unit: '',
  decimals: 2,
  words: '',
  required: false,
  hint: '',
}

/** Values as typed: one on each line, or parted by 、，；; each once. */
export const wordsIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[\n、，,；;]/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ),
]

function fieldOf({ label, kind, unit, decimals, words, required, hint }: FieldDraft): Field {
  const base = {
    label: label.trim(),
    ...(required && { required }),
    ...(hint.trim() !== '' && { hint: hint.trim() }),
  }
  switch (kind) {
    case 'text':
      return { ...base, kind, max: 200 }
    case 'long-text':
      return { ...base, kind, max: 4000 }
    case 'integer':
      return { ...base, kind, unit: unit.trim() }
    case 'decimal':
      return { ...base, kind, unit: unit.trim(), decimals }
    case 'choice':
    case 'choices':
      return { ...base, kind, of: wordsIn(words) }
    case 'attachment':
      return { ...base, kind, most: 20 }
    default:
      return { ...base, kind }
  }
}

/** The addition with a part of a ledger put in; what the ledger had stays. */
function withPart(addition: OwnAddition, ledger: string, more: Omit<OwnPart, 'ledger'>): OwnAddition {
  const before = addition.ledgers.find((part) => part.ledger === ledger) ?? { ledger }
  const part: OwnPart = {
    ledger,
    fields: { ...before.fields, ...more.fields },
    choices: { ...before.choices, ...more.choices },
    states: { ...before.states, ...more.states },
    moves: { ...before.moves, ...more.moves },
  }
  const others = addition.ledgers.filter((one) => one.ledger !== ledger)
  return { ...addition, ledgers: [...others, withoutEmpty(part)] }
}

/** Parts in which nothing stands are left out, as if they had never been. */
function withoutEmpty({ ledger, ...parts }: OwnPart): OwnPart {
  return { ledger, ...Object.fromEntries(Object.entries(parts).filter(([, names]) => Object.keys(names).length > 0)) }
}

export const withField = (addition: OwnAddition, ledger: PackLedger, draft: FieldDraft): OwnAddition =>
  withPart(addition, ledger.key, { fields: { [fieldName(ledger)]: fieldOf(draft) } })

interface StateDraft {
  readonly label: string
  /** States from which one comes to it, and what the move is called. */
  readonly from: readonly string[]
  readonly moveTo: string
  /** The state to which one goes on. */
  readonly to: string
  readonly moveFrom: string
}

export const emptyState: StateDraft = { label: '', from: [], moveTo: '', to: '', moveFrom: '' }

/** A state with a move that leads to it and one that leads on. */
export function withState(addition: OwnAddition, ledger: PackLedger, draft: StateDraft): OwnAddition {
  const { label, from, moveTo, to, moveFrom } = draft
  const name = stateName(ledger)
  return withPart(addition, ledger.key, {
    states: { [name]: label.trim() },
    moves: {
      [`${name}-to`]: { label: moveTo.trim(), from, to: name },
      [`${name}-from`]: { label: moveFrom.trim(), from: [name], to },
    },
  })
}

export const withChoices = (addition: OwnAddition, ledger: PackLedger, field: string, words: string): OwnAddition => {
  const before = addition.ledgers.find((part) => part.ledger === ledger.key)?.choices?.[field] ?? []
  return withPart(addition, ledger.key, { choices: { [field]: [...new Set([...before, ...wordsIn(words)])] } })
}

/** The choices of the pack's ledgers to which values can be added. */
export const choiceFieldsOf = (ledgers: readonly PackLedger[]) =>
  ledgers.flatMap((ledger) =>
    Object.entries(ledger.fields).flatMap(([name, field]) =>
      (field.kind === 'choice' || field.kind === 'choices') && !/^own[A-Z]/.test(name)
        ? [{ ledger, name, label: field.label, of: field.of }]
        : [],
    ),
  )

/** How an indicator comes about. */
export type IndicatorWay = 'count' | 'sum' | 'formula' | 'reported' | 'cited'

interface IndicatorDraft {
  readonly title: string
  readonly unit: string
  readonly way: IndicatorWay
  readonly ledger: string
  /** What is summed. */
  readonly field: string
  /** `during`, `as-of`, or the state that is reached, `reached:closed`. */
  readonly when: string
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
  way: 'count',
  ledger: '',
  field: '',
  when: 'during',
  formula: '',
  every: 'month',
  counts: '',
  source: '',
  method: '',
}

/** @param names what the formula calls each indicator, from `formulaNames`. */
export function withIndicator(
  addition: OwnAddition,
  pack: Pick<ShownPack, 'id' | 'indicators'>,
  draft: IndicatorDraft,
  names: ReadonlyMap<string, string>,
): OwnAddition {
  const { title, unit, counts, source, method } = draft
  const definition = { counts: counts.trim(), source: source.trim(), method: method.trim() }
  const base = { key: indicatorKey(pack), title: title.trim(), unit: unit.trim(), definition }
  return { ...addition, indicators: [...addition.indicators, { ...base, ...ruleOf(draft, names) }] }
}

function ruleOf({ way, ledger, field, when, formula, every }: IndicatorDraft, names: ReadonlyMap<string, string>) {
  if (way === 'formula') return { kind: 'formula' as const, formula: keyedFormula(formula, names) }
  if (way === 'reported') return { kind: 'reported' as const, every }
  if (way === 'cited') return { kind: 'cited' as const }
  const [, reached] = when.split('reached:')
  return {
    kind: 'ledger' as const,
    of: ledger,
    measure: way === 'sum' ? { kind: 'sum' as const, field } : { kind: 'count' as const },
    when: reached === undefined ? (when as 'during' | 'as-of') : { reached },
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

// Taking away

/** One thing that an office added, for people. A state comes with its moves. */
export interface OwnThing {
  readonly kind: 'field' | 'choice' | 'state' | 'indicator'
  /** Empty for an indicator. */
  readonly ledger: string
  /** The name that the page made; of a choice the name of the field. */
  readonly name: string
  /** What people call it; of a choice the value. */
  readonly label: string
}

/** All that stands in an addition, in the order in which it is shown. */
export function thingsIn({ ledgers, indicators }: OwnAddition): readonly OwnThing[] {
  return [
    ...ledgers.flatMap(({ ledger, fields = {}, choices = {}, states = {} }) => [
      ...Object.entries(fields).map(([name, { label }]) => ({ kind: 'field', ledger, name, label }) as const),
      ...Object.entries(choices).flatMap(([name, of]) =>
        of.map((label) => ({ kind: 'choice', ledger, name, label }) as const),
      ),
      ...Object.entries(states).map(([name, label]) => ({ kind: 'state', ledger, name, label }) as const),
    ]),
    ...indicators.map(({ key, title }) => ({ kind: 'indicator', ledger: '', name: key, label: title }) as const),
  ]
}

/** The addition without one thing. */
export function without(addition: OwnAddition, thing: OwnThing): OwnAddition {
  if (thing.kind === 'indicator')
    return { ...addition, indicators: addition.indicators.filter(({ key }) => key !== thing.name) }
  const ledgers = addition.ledgers.map((part) => (part.ledger === thing.ledger ? partWithout(part, thing) : part))
  return { ...addition, ledgers: ledgers.filter((part) => Object.keys(part).length > 1) }
}

function partWithout(part: OwnPart, { kind, name, label }: OwnThing): OwnPart {
  const { fields = {}, choices = {}, states = {}, moves = {} } = part
  if (kind === 'field') return withoutEmpty({ ...part, fields: only(fields, (key) => key !== name) })
  if (kind === 'choice') {
    const left = (choices[name] ?? []).filter((word) => word !== label)
    const others = only(choices, (key) => key !== name)
    return withoutEmpty({ ...part, choices: left.length > 0 ? { ...others, [name]: left } : others })
  }
  const kept = only(moves, (_, { from, to }) => to !== name && !from.every((state) => state === name))
  return withoutEmpty({ ...part, states: only(states, (key) => key !== name), moves: kept })
}

const only = <T>(record: Readonly<Record<string, T>>, holds: (key: string, value: T) => boolean) =>
  Object.fromEntries(Object.entries(record).filter(([key, value]) => holds(key, value)))

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
  const part = addition.ledgers.find(({ ledger }) => ledger === thing.ledger)
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
      const moves = Object.values(part?.moves ?? {})
      const to = moves.find((move) => move.to === thing.name)
      const on = moves.find((move) => move.from.includes(thing.name))
      const comes = to ? `由${to.from.map(called).join('、')}“${to.label}”而来` : ''
      return `${title}的环节：${comes}${on ? `，“${on.label}”后到${called(on.to)}` : ''}`
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
    case 'ledger': {
      const { of, measure } = indicator
      const title = labels.get(of) ?? of
      return measure.kind === 'count'
        ? `数${title}的记录`
        : `${title}的“${labels.get(`${of} ${measure.field}`) ?? measure.field}”合计`
    }
  }
}

interface OfficeNode {
  readonly id: string
  readonly parent: string | null
}

/** The offices for which somebody may add to a pack: where he or she is section head or drafter, and the office or one above it uses the pack. */
export function officesThatMayAdd(
  grants: readonly { readonly role: string; readonly org: string }[],
  users: readonly string[],
  orgs: readonly OfficeNode[],
): readonly string[] {
  const parents = new Map(orgs.map(({ id, parent }) => [id, parent]))
  const uses = (org: string | null | undefined): boolean =>
    org !== null && org !== undefined && (users.includes(org) || uses(parents.get(org)))
  const own = grants.filter(({ role }) => role === 'section-head' || role === 'drafter').map(({ org }) => org)
  return [...new Set(own)].filter(uses)
}
