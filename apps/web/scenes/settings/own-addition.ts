import type { Output, showPack } from '@taizhang/contract'
import type { Field, Indicator, Move } from '@taizhang/ledger'

/** What an office adds to a pack of its own accord, as the server keeps it; sent as a whole each time. */
export interface OwnAddition {
  readonly ledgers: readonly OwnPart[]
  readonly indicators: readonly Indicator[]
}

/** What is added to one ledger, by names that the page makes. */
export interface OwnPart {
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

/** The first number after those of the names taken. */
export const numberedFrom = (taken: Iterable<string>, pattern: RegExp): number =>
  1 + Math.max(0, ...[...taken].map((name) => Number(pattern.exec(name)?.[1] ?? 0)))

/** `ownF3`: fields are named without hyphens. */
const fieldName = ({ fields }: PackLedger) => `ownF${numberedFrom(Object.keys(fields), /^ownF(\d+)$/)}`

/** `own-3`, for a state; its moves are `own-3-to` and `own-3-from`. */
const stateName = ({ flow }: PackLedger) =>
  `own-${numberedFrom([...Object.keys(flow?.states ?? {}), ...Object.keys(flow?.moves ?? {})], /^own-(\d+)(?:-\w+)?$/)}`

// Fields

interface FieldDraft {
  readonly label: string
  readonly kind: Field['kind']
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

/** @param before the field that is changed: what the form does not show of it stays. */
function fieldOf(draft: FieldDraft, before?: Field): Field {
  const { label, kind, required, hint } = draft
  const given: Partial<Field> = before?.kind === kind ? before : { kind, ...usualBounds[kind] }
  const { required: _, hint: __, ...kept } = given
  return {
    ...kept,
    label: label.trim(),
    ...(required && { required }),
    ...(hint.trim() !== '' && { hint: hint.trim() }),
    ...ownPartOf(draft),
  } as Field
}

const usualBounds: Readonly<Partial<Record<Field['kind'], object>>> = {
  text: { max: 200 },
  'long-text': { max: 4000 },
  attachment: { most: 20 },
}

function ownPartOf({ kind, unit, decimals, words }: FieldDraft) {
  switch (kind) {
    case 'integer':
      return { unit: unit.trim() }
    case 'decimal':
      return { unit: unit.trim(), decimals }
    case 'choice':
    case 'choices':
      return { of: wordsIn(words) }
    default:
      return {}
  }
}

/** A field as the form shows it. */
export const fieldDraft = (field: Field): FieldDraft => ({
  ...emptyField,
  label: field.label,
  kind: field.kind,
  required: field.required === true,
  hint: field.hint ?? '',
  ...('unit' in field && { unit: field.unit }),
  ...(field.kind === 'decimal' && { decimals: field.decimals }),
  ...((field.kind === 'choice' || field.kind === 'choices') && { words: field.of.join('\n') }),
})

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
  const ledgers = addition.ledgers.some((one) => one.ledger === ledger)
    ? addition.ledgers
    : [...addition.ledgers, before]
  return { ...addition, ledgers: ledgers.map((one) => (one.ledger === ledger ? withoutEmpty(part) : one)) }
}

/** Parts in which nothing stands are left out, as if they had never been. */
function withoutEmpty({ ledger, ...parts }: OwnPart): OwnPart {
  return { ledger, ...Object.fromEntries(Object.entries(parts).filter(([, names]) => Object.keys(names).length > 0)) }
}

/** @param name of the field that is changed; left out, one is added. */
export function withField(addition: OwnAddition, ledger: PackLedger, draft: FieldDraft, name?: string): OwnAddition {
  const before = name === undefined ? undefined : partOf(addition, ledger.key)?.fields?.[name]
  return withPart(addition, ledger.key, { fields: { [name ?? fieldName(ledger)]: fieldOf(draft, before) } })
}

/** What is added to a ledger. */
export const partOf = (addition: OwnAddition, ledger: string): OwnPart | undefined =>
  addition.ledgers.find((part) => part.ledger === ledger)

// States and choices

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

/**
 * A state with a move that leads to it and one that leads on.
 * @param changed the state that is changed; left out, one is added.
 */
export function withState(addition: OwnAddition, ledger: PackLedger, draft: StateDraft, changed?: string): OwnAddition {
  const name = changed ?? stateName(ledger)
  const { to, on } = movesOf(partOf(addition, ledger.key), name)
  return withPart(addition, ledger.key, {
    states: { [name]: draft.label.trim() },
    moves: {
      [to?.key ?? `${name}-to`]: { ...to?.move, label: draft.moveTo.trim(), from: draft.from, to: name },
      [on?.key ?? `${name}-from`]: { ...on?.move, label: draft.moveFrom.trim(), from: [name], to: draft.to },
    },
  })
}

/** A state as the form shows it. */
export function stateDraft(part: OwnPart, name: string): StateDraft {
  const { to, on } = movesOf(part, name)
  return {
    label: part.states?.[name] ?? '',
    from: to?.move.from ?? [],
    moveTo: to?.move.label ?? '',
    to: on?.move.to ?? '',
    moveFrom: on?.move.label ?? '',
  }
}

/** The move by which one comes to a state of one's own, and the one by which one goes on. */
export function movesOf(part: OwnPart | undefined, state: string) {
  const moves = Object.entries(part?.moves ?? {}).map(([key, move]) => ({ key, move }))
  return {
    to: moves.find(({ move }) => move.to === state),
    on: moves.find(({ move }) => move.from.length > 0 && move.from.every((from) => from === state)),
  }
}

/** Further values of a choice that the pack has. */
export const withChoices = (addition: OwnAddition, ledger: PackLedger, field: string, words: string): OwnAddition =>
  withPart(addition, ledger.key, {
    choices: { [field]: [...new Set([...(partOf(addition, ledger.key)?.choices?.[field] ?? []), ...wordsIn(words)])] },
  })

/** Another word for a value that one added. */
export const withOtherWord = (addition: OwnAddition, { ledger, name, label }: OwnThing, word: string): OwnAddition =>
  withPart(addition, ledger, {
    choices: {
      [name]: (partOf(addition, ledger)?.choices?.[name] ?? []).map((one) => (one === label ? word.trim() : one)),
    },
  })

/** The choices of the pack's ledgers to which values can be added. */
export const choiceFieldsOf = (ledgers: readonly PackLedger[]) =>
  ledgers.flatMap((ledger) =>
    Object.entries(ledger.fields).flatMap(([name, field]) =>
      (field.kind === 'choice' || field.kind === 'choices') && !/^own[A-Z]/.test(name)
        ? [{ ledger, name, label: field.label, of: field.of }]
        : [],
    ),
  )

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
