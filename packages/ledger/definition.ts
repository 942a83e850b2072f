import type { AuditRule } from './audit-rule.ts'
import { deadlineSets } from './deadline.data.ts'
import type { Duty } from './duty.ts'
import { indicatorsOf, parseFormula, unlikeUnits } from './formula.ts'
import type { Filter, Indicator } from './indicator.ts'
import type { Ledger } from './ledger.ts'

/** A mistake in a definition: where it stands and what is wrong. */
export interface DefinitionMistake {
  /** `hazard.flow.moves.close` */
  readonly place: string
  readonly message: string
}

const KEY = /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/
const RESERVED = new Set(['evidence', 'reason', 'state'])

/**
 * All mistakes in a set of ledgers, indicators, duties and audit rules: unknown names, unreachable states, circular formulas, unlike
 * units, duties that nothing can meet.
 */
export function checkDefinitions(
  ledgers: readonly Ledger[],
  indicators: readonly Indicator[],
  duties: readonly Duty[] = [],
  auditRules: readonly AuditRule[] = [],
): DefinitionMistake[] {
  const mistakes: DefinitionMistake[] = []
  const byKey = new Map(ledgers.map((ledger) => [ledger.key, ledger]))
  for (const [kind, keys] of [
    ['台账', ledgers.map(({ key }) => key)],
    ['指标', indicators.map(({ key }) => key)],
    ['应办事项', duties.map(({ key }) => key)],
    ['审核关系', auditRules.map(({ key }) => key)],
  ] as const) {
    for (const key of keys)
      if (!KEY.test(key)) mistakes.push({ place: key, message: '名称只能用小写字母、数字、点和连字符。' })
    for (const key of new Set(keys.filter((one, at) => keys.indexOf(one) !== at)))
      mistakes.push({ place: key, message: `${kind}的名称重复。` })
  }
  for (const ledger of ledgers) mistakes.push(...ledgerMistakes(ledger, byKey))
  const known = new Map(indicators.map((indicator) => [indicator.key, indicator]))
  for (const indicator of indicators) mistakes.push(...indicatorMistakes(indicator, byKey, known))
  for (const duty of duties) mistakes.push(...dutyMistakes(duty, byKey))
  for (const rule of auditRules) mistakes.push(...auditRuleMistakes(rule, known))
  return mistakes
}

function ledgerMistakes(ledger: Ledger, ledgers: ReadonlyMap<string, Ledger>): DefinitionMistake[] {
  const mistakes: DefinitionMistake[] = []
  const say = (place: string, message: string) => mistakes.push({ place: `${ledger.key}.${place}`, message })
  for (const [key, field] of Object.entries(ledger.fields)) {
    if (!/^[a-z][A-Za-z0-9]*$/.test(key) || RESERVED.has(key))
      say(`fields.${key}`, '字段名应以小写字母开头，不能用evidence、reason、state。')
    if (field.kind === 'reference' && !ledgers.has(field.ledger))
      say(`fields.${key}`, `引用的台账“${field.ledger}”不存在。`)
    if (
      (field.kind === 'choice' || field.kind === 'choices') &&
      (field.of.length === 0 || new Set(field.of).size < field.of.length)
    )
      say(`fields.${key}`, '可选项为空或有重复。')
    if (field.kind === 'outside-status')
      for (const [status, states] of Object.entries(field.means ?? {})) {
        if (!field.of.includes(status)) say(`fields.${key}`, `“${status}”不在可选项里。`)
        for (const state of states)
          if (!ledger.flow || !Object.hasOwn(ledger.flow.states, state)) say(`fields.${key}`, `“${state}”不在环节里。`)
      }
    if ((field.kind === 'decimal' || field.kind === 'money') && field.partOf !== undefined) {
      const whole = ledger.fields[field.partOf]
      if (
        whole?.kind !== field.kind ||
        (field.kind === 'decimal' && whole.kind === 'decimal' && whole.unit !== field.unit)
      )
        say(`fields.${key}`, `所属的“${field.partOf}”不存在，或单位不同。`)
    }
  }
  for (const [place, key] of [
    ['dateField', ledger.dateField],
    ['endField', ledger.endField],
  ] as const)
    if (key !== undefined && ledger.fields[key]?.kind !== 'date') say(place, `“${key}”不是日期字段。`)
  if (ledger.kind === 'event' && ledger.endField !== undefined) say('endField', '事项台账按日期统计，不设终止日期。')
  for (const key of ledger.uniqueBy ?? [])
    if (!ledger.fields[key]?.required) say('uniqueBy', `“${key}”不存在，或不是必填字段。`)
  if (ledger.flow) mistakes.push(...flowMistakes(ledger))
  return mistakes
}

function flowMistakes(ledger: Ledger): DefinitionMistake[] {
  const { key: ledgerKey, fields, flow } = ledger
  if (!flow) return []
  const mistakes: DefinitionMistake[] = []
  const say = (place: string, message: string) => mistakes.push({ place: `${ledgerKey}.flow.${place}`, message })
  const isState = (state: string) => Object.hasOwn(flow.states, state)
  if (!isState(flow.starts)) say('starts', `“${flow.starts}”不在环节里。`)
  for (const [key, move] of Object.entries(flow.moves)) {
    for (const state of [...move.from, move.to]) if (!isState(state)) say(`moves.${key}`, `“${state}”不在环节里。`)
    for (const need of move.needs ?? [])
      if (need !== 'evidence' && need !== 'reason' && !fields[need])
        say(`moves.${key}`, `要求填写的“${need}”不是字段。`)
  }
  for (const state of flow.closes ?? []) if (!isState(state)) say('closes', `“${state}”不在环节里。`)
  for (const [state, filter] of Object.entries(flow.rests ?? {})) {
    if (!isState(state)) say('rests', `“${state}”不在环节里。`)
    for (const problem of filterMistakes(filter, ledger)) say('rests', problem)
  }
  for (const state of Object.keys(flow.deadlines ?? {})) if (!isState(state)) say('deadlines', `“${state}”不在环节里。`)
  if (flow.limits) {
    const set = deadlineSets[flow.limits.set]
    if (!set) say('limits', `没有“${flow.limits.set}”这套时限。`)
    for (const [key, { before, among }] of Object.entries(flow.limits.met)) {
      if (set && !set.limits[key]) say(`limits.${key}`, `${set.title}里没有“${key}”这一条。`)
      for (const state of before) if (!isState(state)) say(`limits.${key}`, `“${state}”不在环节里。`)
      for (const problem of filterMistakes(among, ledger)) say(`limits.${key}`, problem)
    }
  }
  if (flow.repeat) {
    if (!isState(flow.repeat.to)) say('repeat', `“${flow.repeat.to}”不在环节里。`)
    for (const key of flow.repeat.sameFields) if (!fields[key]) say('repeat', `“${key}”不是字段。`)
  }
  const reached = reachable(flow.starts, Object.values(flow.moves), flow.repeat?.to)
  for (const state of Object.keys(flow.states))
    if (!reached.has(state)) say(`states.${state}`, `从“${flow.starts}”走不到“${flow.states[state]}”。`)
  return mistakes
}

function reachable(
  starts: string,
  moves: readonly { readonly from: readonly string[]; readonly to: string }[],
  also: string | undefined,
): ReadonlySet<string> {
  const reached = new Set([starts, ...(also === undefined ? [] : [also])])
  for (let grown = true; grown; ) {
    grown = false
    for (const { from, to } of moves) {
      if (reached.has(to) || !from.some((state) => reached.has(state))) continue
      reached.add(to)
      grown = true
    }
  }
  return reached
}

const NUMERIC = new Set(['integer', 'decimal', 'money'])
const DIMENSIONS = new Set(['choice', 'choices', 'org', 'region', 'person', 'reference'])

function indicatorMistakes(
  indicator: Indicator,
  ledgers: ReadonlyMap<string, Ledger>,
  known: ReadonlyMap<string, Indicator>,
): DefinitionMistake[] {
  const mistakes: DefinitionMistake[] = []
  const say = (message: string) => mistakes.push({ place: indicator.key, message })
  if (indicator.kind === 'formula') {
    const parsed = parseFormula(indicator.formula)
    if (!parsed.ok) return [{ place: indicator.key, message: parsed.message }]
    for (const key of indicatorsOf(parsed.formula)) if (!known.has(key)) say(`公式里的“${key}”不存在。`)
    const circle = circleFrom(indicator.key, known)
    if (circle) say(`公式绕成了圈：${circle.join(' → ')}。`)
    const unlike = circle ? undefined : unlikeUnits(parsed.formula, (key) => known.get(key)?.unit ?? null)
    if (unlike) say(`公式把单位不同的数相加减：${unlike}。`)
  }
  if (indicator.kind !== 'ledger') return mistakes
  const ledger = ledgers.get(indicator.of)
  if (!ledger) return [{ place: indicator.key, message: `台账“${indicator.of}”不存在。` }]
  const { measure, when } = indicator
  if (measure.kind !== 'count') {
    const field = ledger.fields[measure.field]
    if (!field) say(`“${measure.field}”不是字段。`)
    else if (measure.kind !== 'distinct' && !NUMERIC.has(field.kind))
      say(`“${field.label}”不是数，不能求${measure.kind === 'sum' ? '和' : '值'}。`)
  }
  if (typeof when === 'object') {
    const state = 'reached' in when ? when.reached : when.left
    if (!ledger.flow || !Object.hasOwn(ledger.flow.states, state)) say(`“${state}”不在台账的环节里。`)
  } else if (when === 'as-of' && ledger.kind === 'event' && !ledger.flow)
    say('没有流程的事项台账只能按期间统计，不能按时点。')
  for (const key of indicator.dimensions ?? [])
    if (!DIMENSIONS.has(ledger.fields[key]?.kind ?? '')) say(`“${key}”不能用来分组。`)
  for (const problem of filterMistakes(indicator.filter, ledger)) say(problem)
  return mistakes
}

function filterMistakes(filter: Filter | undefined, ledger: Ledger): string[] {
  if (!filter) return []
  if ('all' in filter) return filter.all.flatMap((part) => filterMistakes(part, ledger))
  if ('any' in filter) return filter.any.flatMap((part) => filterMistakes(part, ledger))
  if ('state' in filter)
    return filter.state
      .filter((state) => !ledger.flow || !Object.hasOwn(ledger.flow.states, state))
      .map((state) => `筛选条件里的“${state}”不在环节里。`)
  const field = ledger.fields[filter.field]
  if (!field) return [`筛选条件里的“${filter.field}”不是字段。`]
  if (field.kind !== 'choice' && field.kind !== 'choices') return []
  const asked = 'is' in filter ? [filter.is].flat() : 'isNot' in filter ? [filter.isNot] : []
  return asked
    .filter((value) => !field.of.includes(String(value)))
    .map((value) => `筛选条件里的“${value}”不是“${field.label}”的可选项。`)
}

function dutyMistakes(
  { key, roster, among, exempt, times, metBy }: Duty,
  ledgers: ReadonlyMap<string, Ledger>,
): DefinitionMistake[] {
  const say = (message: string): DefinitionMistake => ({ place: key, message })
  const [members, done] = [ledgers.get(roster), ledgers.get(metBy.ledger)]
  if (members?.kind !== 'roster') return [say(`“${roster}”不是名册。`)]
  if (!done) return [say(`台账“${metBy.ledger}”不存在。`)]
  const mistakes = [among, exempt].flatMap((filter) => filterMistakes(filter, members)).map(say)
  mistakes.push(...filterMistakes(metBy.only, done).map(say))
  const member = done.fields[metBy.member]
  if (member?.kind !== 'reference' || member.ledger !== roster)
    mistakes.push(say(`“${metBy.member}”不是引用名册“${roster}”的字段，办了也对不上。`))
  if (!Number.isInteger(times) || times < 1) mistakes.push(say('应办次数至少为1。'))
  return mistakes
}

function auditRuleMistakes(
  { key, left, right, over }: AuditRule,
  known: ReadonlyMap<string, Indicator>,
): DefinitionMistake[] {
  const mistakes: DefinitionMistake[] = []
  const say = (message: string) => mistakes.push({ place: key, message })
  if (`${left}${right}`.includes('{*}') !== (over !== undefined)) say('公式里的{*}和分组的值应同时有或同时没有。')
  if (over && (over.length === 0 || new Set(over).size < over.length)) say('分组的值为空或有重复。')
  for (const side of new Set((over ?? ['']).flatMap((of) => [left, right].map((text) => text.replaceAll('{*}', of))))) {
    const parsed = parseFormula(side)
    if (!parsed.ok) say(parsed.message)
    else for (const name of indicatorsOf(parsed.formula)) if (!known.has(name)) say(`公式里的“${name}”不存在。`)
  }
  return mistakes
}

/** The indicators of a circle that starts and ends at `key`; undefined where there is none. */
function circleFrom(key: string, known: ReadonlyMap<string, Indicator>): string[] | undefined {
  const seen = new Set<string>()
  const walk = (at: string, path: readonly string[]): string[] | undefined => {
    const indicator = known.get(at)
    if (indicator?.kind !== 'formula') return undefined
    const parsed = parseFormula(indicator.formula)
    if (!parsed.ok) return undefined
    for (const next of indicatorsOf(parsed.formula)) {
      if (next === key) return [...path, at, next]
      if (seen.has(next)) continue
      seen.add(next)
      const found = walk(next, [...path, at])
      if (found) return found
    }
    return undefined
  }
  return walk(key, [])
}
