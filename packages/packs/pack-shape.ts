import {
  byName,
  decimalText,
  either,
  flag,
  isRecord,
  list,
  name,
  named,
  nested,
  object,
  oneOf,
  type Shape,
  scalar,
  variant,
  whole,
  words,
} from './shape.ts'

/** What a pack and its parts must look like as plain data. It follows the types of `Pack`; a test holds both together. */

const fieldName = /^[a-z][A-Za-z0-9]{0,39}$/
const stateName = /^[a-z][A-Za-z0-9-]{0,39}$/
const key = name(/^(?=.{1,60}$)[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/)
/** The name of a field, and of a state or move, where it is referred to. */
const field = name(fieldName)
const state = name(stateName)
const kind = words
const role = oneOf('recorder', 'section-head', 'drafter', 'leader', 'supervisor', 'viewer')

const pattern: Shape = (value, place, say) => {
  if (typeof value !== 'string' || value.length > 200) return say(place, '格式应是不超过200字符的正则表达式。')
  try {
    new RegExp(`^(?:${value})$`, 'u')
  } catch {
    say(place, `“${value}”不是正则表达式。`)
  }
}

const fieldBase = { required: flag, hint: words, protected: flag }
const fieldOf = (own: Readonly<Record<string, Shape>> = {}, optional: Readonly<Record<string, Shape>> = {}): Shape =>
  object({ kind, label: words, ...own }, { ...fieldBase, ...optional })
const choiceOf = list(words, 1)
const anyWhole = whole(-1_000_000_000, 1_000_000_000)

export const fieldShape: Shape = variant({
  text: fieldOf({ max: whole(1, 4000) }, { pattern }),
  'long-text': fieldOf({ max: whole(1, 20_000) }),
  integer: fieldOf({ unit: words }, { min: anyWhole, max: anyWhole }),
  decimal: fieldOf(
    { unit: words, decimals: whole(0, 6) },
    {
      min: decimalText,
      max: decimalText,
      alias: object({ unit: words, factor: decimalText, decimals: whole(0, 6) }),
      partOf: field,
    },
  ),
  money: fieldOf({}, { min: decimalText, partOf: field }),
  date: fieldOf(),
  'date-range': fieldOf(),
  choice: fieldOf({ of: choiceOf }),
  choices: fieldOf({ of: choiceOf }),
  person: fieldOf(),
  org: fieldOf(),
  region: fieldOf(),
  reference: fieldOf({ ledger: key }),
  attachment: fieldOf({ most: whole(1, 50) }),
  place: fieldOf(),
  'identity-number': fieldOf(),
  phone: fieldOf(),
  'outside-status': fieldOf({ of: choiceOf }, { means: named(/^.{1,60}$/u, list(state)) }),
})

export const moveShape: Shape = object(
  { label: words, from: list(state, 1), to: state },
  { needs: list(field, 1), by: oneOf('another-person'), roles: list(role, 1) },
)

const value: Shape = either(Array.isArray, list(scalar, 1), scalar)
const filterShape: Shape = nested((inner) =>
  byName({
    all: object({ all: list(inner, 1) }),
    any: object({ any: list(inner, 1) }),
    state: object({ state: list(state, 1) }),
    is: object({ field, is: value }),
    isNot: object({ field, isNot: scalar }),
    filled: object({ field, filled: flag }),
    from: object({ field, from: scalar }, { to: scalar }),
    to: object({ field, to: scalar }),
  }),
)

const flowShape: Shape = object(
  { starts: state, states: named(stateName, words), moves: named(stateName, moveShape) },
  {
    closes: list(state),
    rests: named(stateName, filterShape),
    deadlines: named(stateName, object({ days: whole(0, 3660), of: oneOf('calendar', 'working') })),
    limits: object({ set: words, met: named(stateName, object({ before: list(state, 1) }, { among: filterShape })) }),
    repeat: object({ withinDays: whole(1, 3660), sameFields: list(field, 1), to: state }),
  },
)

const ledgerShape: Shape = object(
  { key, title: words, kind: oneOf('event', 'roster'), fields: named(fieldName, fieldShape) },
  {
    topic: words,
    dateField: field,
    endField: field,
    uniqueBy: list(field, 1),
    flow: flowShape,
    seesProtected: list(role, 1),
  },
)

const definition = object({ counts: words, source: words, method: words }, { accuracy: words, limits: words })
const indicator = (own: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape =>
  object(
    { kind, key, title: words, unit: words, definition, ...own },
    { decimals: whole(0, 6), better: oneOf('more', 'less'), alsoCalled: list(words, 1), ...optional },
  )
const overField = object({ kind, field })
const measure = variant({
  count: object({ kind }),
  sum: overField,
  average: overField,
  minimum: overField,
  maximum: overField,
  latest: overField,
  distinct: overField,
})
const when: Shape = either(
  isRecord,
  byName({ reached: object({ reached: state }), left: object({ left: state }) }),
  oneOf('during', 'as-of'),
)

export const indicatorShape: Shape = variant({
  ledger: indicator({ of: key, measure, when }, { filter: filterShape, dimensions: list(field, 1) }),
  formula: indicator({ formula: words }),
  reported: indicator({ every: oneOf('month', 'quarter', 'half', 'year') }),
  cited: indicator({}),
})

const dutyShape = object(
  {
    key,
    title: words,
    roster: key,
    every: oneOf('week', 'month', 'quarter', 'half', 'year'),
    times: whole(1, 366),
    metBy: object({ ledger: key, member: field }, { only: filterShape }),
  },
  { among: filterShape, exempt: filterShape },
)

const auditRuleShape = object(
  {
    key,
    title: words,
    left: words,
    operator: oneOf('=', '<=', '>=', '<', '>'),
    right: words,
    severity: oneOf('hard', 'soft'),
    message: words,
    missing: oneOf('skip', 'zero', 'break'),
  },
  { over: list(words, 1), tolerance: decimalText },
)

/** A day of any year, `06-30`; the 29th of February is none. */
const dayOfYear: Shape = (given, place, say) => {
  const [, month = '', day = ''] = /^(\d\d)-(\d\d)$/.exec(typeof given === 'string' ? given : '') ?? []
  const last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1] ?? 0
  if (day === '' || Number(day) < 1 || Number(day) > last) say(place, '应写月和日，如06-30。')
}

const taskTemplateShape = object(
  { key, title: words, dueOn: dayOfYear, knownBy: list(words, 1) },
  {
    measuredBy: object({ indicator: key, op: oneOf('>=', '<=') }, { usual: decimalText }),
    milestones: list(object({ title: words, dueOn: dayOfYear }), 1),
  },
)

const tableShape = object({
  over: object({ indicator: key, field }),
  head: list(words, 1),
  cells: list(words, 1),
})
const sectionShape: Shape = nested((inner) =>
  object(
    { heading: words, paragraphs: list(words) },
    { tables: list(tableShape, 1), fulfilment: flag, sections: list(inner, 1) },
  ),
)
const outlineShape = object({
  kind: oneOf('annual', 'monthly', 'weekly'),
  title: words,
  sections: list(sectionShape, 1),
})

const anything: Shape = () => undefined
const values = named(fieldName, anything)
const stepShape = byName({
  enter: object({ enter: key, as: words, values }),
  move: object({ move: state, of: words, on: words }, { values, reason: words, by: role, refused: words }),
  report: object({ report: key, period: words, value: decimalText }),
})
const sliceShape = object({ field, value: words })
const expected: Shape = either((one) => one === null, anything, decimalText)
const exampleShape = object({
  title: words,
  steps: list(stepShape, 1),
  expect: list(object({ indicator: key, period: words, value: expected }, { slice: sliceShape }), 1),
})

export const packShape: Shape = object(
  {
    id: name(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/),
    title: words,
    version: whole(1),
    summary: words,
    builtOn: list(words),
    ledgers: list(ledgerShape),
    indicators: list(indicatorShape),
    duties: list(dutyShape),
    auditRules: list(auditRuleShape),
    tieRoles: list(
      object({ role: words, roster: either((one) => one === null, anything, key) }, { most: whole(1, 10_000) }),
    ),
    taskTemplates: list(taskTemplateShape),
    outlines: list(outlineShape),
    examples: list(exampleShape),
  },
  { moreChoices: list(object({ ledger: key, field, of: choiceOf }), 1) },
)

export const additionShape: Shape = object({
  pack: words,
  ledgers: list(
    object(
      { ledger: key },
      {
        fields: named(fieldName, fieldShape),
        choices: named(fieldName, choiceOf),
        states: named(stateName, words),
        moves: named(stateName, moveShape),
      },
    ),
  ),
  indicators: list(indicatorShape),
})
