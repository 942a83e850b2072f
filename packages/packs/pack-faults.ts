import { checkDefinitions, dimensionsOf, type Field, type Indicator, type Ledger, type Slice } from '@taizhang/ledger'
import { definitionsOf, withBuiltOn } from './definitions.ts'
import { outlineMarks, outlineTexts } from './outline-mark.ts'
import type { Pack, TaskTemplate } from './pack.ts'
import { packShape } from './pack-shape.ts'
import { runExample } from './run-example.ts'
import { type Say, unsurviving } from './shape.ts'

/** A mistake in a pack: in which, where, and what is wrong. */
export interface PackFault {
  readonly pack: string
  /** `hazard.flow.states.closed`, `outlines.annual.安全生产` */
  readonly place: string
  readonly message: string
}

/**
 * Every mistake in a set of packs. What is not plain data of the right form is told first; the rest (names that nothing declares,
 * unreachable states, circular formulas, unlike units, outlines and task templates that ask for what there is not, worked examples that
 * come out otherwise) is told of the packs whose form is right.
 */
export function packFaults(packs: readonly Pack[]): readonly PackFault[] {
  const faults: PackFault[] = []
  const formed: Pack[] = []
  for (const pack of packs) {
    const found = formFaults(pack)
    faults.push(...found)
    if (found.length === 0) formed.push(pack)
  }
  const ids = formed.map(({ id }) => id)
  for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at)))
    faults.push({ pack: id, place: 'id', message: `行业包“${id}”重复。` })
  for (const pack of formed) faults.push(...faultsOf(pack, formed))
  return faults
}

/** The pack in a text, such as a file that an office was given; or every reason why it is refused. */
export function parsePack(
  text: string,
  known: readonly Pack[],
): { readonly ok: true; readonly pack: Pack } | { readonly ok: false; readonly faults: readonly PackFault[] } {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    return { ok: false, faults: [{ pack: '', place: '', message: `不是JSON：${why}` }] }
  }
  const form = formFaults(data)
  if (form.length > 0) return { ok: false, faults: form }
  const pack = data as Pack
  const faults = faultsOf(pack, [...known.filter(({ id }) => id !== pack.id), pack])
  return faults.length > 0 ? { ok: false, faults } : { ok: true, pack }
}

function formFaults(data: unknown): readonly PackFault[] {
  const id = typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'string' ? data.id : ''
  const faults: PackFault[] = []
  const say: Say = (place, message) => faults.push({ pack: id, place: place.replace(/^pack\.?/, ''), message })
  unsurviving(data, 'pack', say)
  if (faults.length === 0) packShape(data, 'pack', say)
  return faults
}

function faultsOf(pack: Pack, known: readonly Pack[]): readonly PackFault[] {
  const faults: PackFault[] = []
  const say: Say = (place, message) => faults.push({ pack: pack.id, place, message })
  for (const id of pack.builtOn)
    if (id === pack.id || !known.some((one) => one.id === id)) say('builtOn', `“${id}”不是别的行业包。`)
  const all = withBuiltOn([pack], known)
  const under = withBuiltOn(
    known.filter(({ id }) => id !== pack.id && pack.builtOn.includes(id)),
    known,
  )
  if (under.includes(pack)) say('builtOn', '行业包互相依赖，绕成了圈。')
  if (faults.length > 0) return faults
  definitionFaults(all, under, say)
  takenFaults(
    pack,
    known.filter((one) => !all.includes(one)),
    say,
  )
  const { ledgers, indicators } = definitionsOf(all)
  for (const ledger of pack.ledgers) ledgerFaults(ledger, say)
  nameFaults(pack, all, say)
  moreChoiceFaults(pack, new Map(ledgers.map((ledger) => [ledger.key, ledger])), say)
  titleFaults(pack, under, say)
  // The rest takes the definitions for granted.
  if (faults.length > 0) return faults
  const names: Known = {
    ledgers: new Map(ledgers.map((ledger) => [ledger.key, ledger])),
    indicators: new Map(indicators.map((indicator) => [indicator.key, indicator])),
  }
  for (const { role, roster } of pack.tieRoles)
    if (roster !== null && names.ledgers.get(roster)?.kind !== 'roster')
      say(`tieRoles.${role}`, `“${roster}”不是名册。`)
  for (const template of pack.taskTemplates) taskFaults(template, names, say)
  repeated(
    pack.taskTemplates.map(({ key }) => key),
    (key) => say(`taskTemplates.${key}`, '名称重复。'),
  )
  outlineFaults(pack, names, say)
  repeated(
    pack.examples.map(({ title }) => title),
    (title) => say(`examples.${title}`, '名称重复。'),
  )
  for (const example of pack.examples)
    for (const { place, message } of runExample(all, example)) say(`examples.${example.title}.${place}`, message)
  return faults
}

interface Known {
  readonly ledgers: ReadonlyMap<string, Ledger>
  readonly indicators: ReadonlyMap<string, Indicator>
}

/** The mistakes of the definitions that are not already there without this pack. */
function definitionFaults(all: readonly Pack[], under: readonly Pack[], say: Say): void {
  const mistakes = (packs: readonly Pack[]) => {
    const { ledgers, indicators, duties, auditRules } = definitionsOf(packs)
    return checkDefinitions(ledgers, indicators, duties, auditRules)
  }
  const before = new Set(mistakes(under).map(({ place, message }) => `${place} ${message}`))
  for (const { place, message } of mistakes(all)) if (!before.has(`${place} ${message}`)) say(place, message)
}

/** A jurisdiction may use packs that know nothing of each other: their names must differ all the same. */
function takenFaults(pack: Pack, others: readonly Pack[], say: Say): void {
  for (const part of ['ledgers', 'indicators', 'duties', 'auditRules'] as const) {
    const taken = new Map(others.flatMap((other) => other[part].map(({ key }) => [key, other.title] as const)))
    for (const { key } of pack[part])
      if (taken.has(key)) say(key, `行业包“${taken.get(key)}”里已经有“${key}”，请换一个名称。`)
  }
}

/** Kinds of fields that can tell one entry from another. */
const naming = new Set<Field['kind']>([
  'text',
  'date',
  'choice',
  'reference',
  'org',
  'region',
  'person',
  'identity-number',
  'integer',
])
const alwaysProtected = new Set<Field['kind']>(['identity-number', 'phone'])

function ledgerFaults(
  { key, kind, dateField, endField, uniqueBy = [], fields, flow, seesProtected }: Ledger,
  say: Say,
) {
  if (dateField === undefined || !fields[dateField]?.required)
    say(`${key}.dateField`, '要有一个必填的日期字段，否则归不到期间。')
  if (kind === 'roster' && endField === undefined) say(`${key}.endField`, '名册要有终止日期，否则退出的还算在内。')
  if (kind === 'roster' && uniqueBy.length === 0)
    say(`${key}.uniqueBy`, '名册要能认出同一个对象，请写明编号一类的字段。')
  for (const name of uniqueBy) {
    const field = fields[name]
    if (field && !naming.has(field.kind)) say(`${key}.uniqueBy`, `“${field.label}”不能用来认出一条记录。`)
  }
  const labels = Object.values(fields).map(({ label }) => label)
  repeated(labels, (label) => say(`${key}.fields`, `有两个字段都叫“${label}”。`))
  const hidden = Object.values(fields).some((field) => field.protected || alwaysProtected.has(field.kind))
  if (hidden && seesProtected === undefined) say(`${key}.seesProtected`, '有受保护的字段，却没有写明谁能看。')
  if (!flow) return
  repeated(Object.values(flow.states), (label) => say(`${key}.flow.states`, `有两个环节都叫“${label}”。`))
  for (const state of flow.closes ?? [])
    if (!Object.values(flow.moves).some(({ to }) => to === state)) say(`${key}.flow.closes`, `没有一步办到“${state}”。`)
}

/** An entry that others refer to is named in lists and sheets by what makes it unique. */
function nameFaults(pack: Pack, all: readonly Pack[], say: Say): void {
  const fields = all.flatMap(({ ledgers }) => ledgers).flatMap((ledger) => Object.values(ledger.fields))
  const referred = new Set(fields.flatMap((field) => (field.kind === 'reference' ? [field.ledger] : [])))
  for (const { key, uniqueBy } of pack.ledgers)
    if (referred.has(key) && !uniqueBy) say(`${key}.uniqueBy`, '别的台账引用它，要写明用哪些字段认出一条。')
}

function moreChoiceFaults(pack: Pack, ledgers: ReadonlyMap<string, Ledger>, say: Say): void {
  for (const { ledger: key, field: name } of pack.moreChoices ?? []) {
    const field = ledgers.get(key)?.fields[name]
    if (pack.ledgers.some((ledger) => ledger.key === key))
      say(`moreChoices.${key}.${name}`, '是本行业包自己的台账，请直接写在字段里。')
    else if (field?.kind !== 'choice' && field?.kind !== 'choices')
      say(`moreChoices.${key}.${name}`, '所依托的行业包没有这个选择字段。')
  }
}

/** Two ledgers or indicators of one title cannot be told apart by who reads them. */
function titleFaults(pack: Pack, under: readonly Pack[], say: Say): void {
  for (const part of ['ledgers', 'indicators'] as const) {
    const theirs = under.flatMap((one) => one[part].map(({ title }) => title))
    const own = pack[part].map(({ title }) => title)
    repeated([...new Set(theirs), ...own], (title) => say(part, `有两项都叫“${title}”。`))
  }
  for (const { key, alsoCalled = [] } of pack.indicators)
    repeated(alsoCalled, (name) => say(key, `别名“${name}”写了两遍。`))
}

function repeated(names: readonly string[], tell: (name: string) => void): void {
  for (const name of new Set(names.filter((one, at) => names.indexOf(one) !== at))) tell(name)
}

function taskFaults({ key, dueOn, measuredBy, milestones = [] }: TaskTemplate, known: Known, say: Say): void {
  const place = `taskTemplates.${key}`
  if (measuredBy && !known.indicators.has(measuredBy.indicator)) say(place, `指标“${measuredBy.indicator}”不存在。`)
  for (const milestone of milestones)
    if (milestone.dueOn > dueOn) say(place, `节点“${milestone.title}”晚于任务的期限${dueOn}。`)
}

function outlineFaults(pack: Pack, known: Known, say: Say): void {
  repeated(
    pack.outlines.map(({ kind }) => kind),
    (kind) => say(`outlines.${kind}`, '同一种材料有两份提纲。'),
  )
  for (const { place, text, table } of pack.outlines.flatMap(outlineTexts)) {
    const { marks, broken } = outlineMarks(text, table !== null)
    if (table) {
      const over = known.indicators.get(table.over.indicator)
      if (!isDimension(over, table.over.field))
        say(place, `表格不能按“${table.over.indicator}”的“${table.over.field}”分行。`)
    }
    for (const words of broken) say(place, `“${words}”不是能认的数据标记。`)
    for (const { indicator: key, slice, text: mark } of marks) {
      const indicator = known.indicators.get(key)
      if (!indicator) say(place, `“${mark}”里的指标不存在。`)
      else if (slice === 'each') {
        if (!isDimension(indicator, table?.over.field ?? '')) say(place, `“${mark}”不能按表格的分组取数。`)
      } else if (slice) {
        const why = wrongSlice(indicator, slice, known)
        if (why !== undefined) say(place, `“${mark}”${why}`)
      }
    }
  }
}

const isDimension = (indicator: Indicator | undefined, field: string): boolean =>
  indicator?.kind === 'ledger' && (indicator.dimensions?.includes(field) ?? false)

function wrongSlice(indicator: Indicator, { field: name, value }: Slice, known: Known): string | undefined {
  const source = { indicator: (key: string) => known.indicators.get(key) }
  if (!dimensionsOf(source, indicator.key).includes(name)) return `不能按“${name}”分组。`
  // The parts of a formula may lie over several ledgers: the value must be in one of them.
  if (indicator.kind !== 'ledger') return undefined
  const field = known.ledgers.get(indicator.of)?.fields[name]
  const isChoice = field?.kind === 'choice' || field?.kind === 'choices'
  return isChoice && !field.of.includes(value) ? `里的“${value}”不是“${field.label}”的可选项。` : undefined
}
