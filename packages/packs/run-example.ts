import {
  type Entry,
  evaluate,
  type Grant,
  type Indicator,
  type Move,
  type Org,
  type Person,
  parsePeriod,
  type Refusal,
  type Role,
  type Source,
  type StepContext,
  World,
} from '@taizhang/ledger'
import { definitionsOf } from './definitions.ts'
import type { ExampleStep, Pack, Slice, WorkedExample } from './pack.ts'

/** What an example did not bear out: where in it, and what happened instead. */
export interface ExampleFault {
  /** `steps[3]`, `expect[hazard.found]` */
  readonly place: string
  readonly message: string
}

/**
 * The invented office in which examples run. Fields of kind person and org take these names as they stand; a field that refers to
 * another ledger takes the name that the entry got by `as`.
 */
const [county, bureau] = ['示例县', '示例局']
const orgs: readonly Org[] = [
  { id: county, parent: null, name: county, kind: 'county', order: 0 },
  { id: bureau, parent: county, name: bureau, kind: 'bureau', order: 1 },
  { id: '甲镇', parent: county, name: '甲镇', kind: 'township', order: 2 },
  { id: '乙镇', parent: county, name: '乙镇', kind: 'township', order: 3 },
  { id: '甲村', parent: '甲镇', name: '甲村', kind: 'village', order: 0 },
  { id: '乙村', parent: '乙镇', name: '乙村', kind: 'village', order: 0 },
]
const roles: Readonly<Record<string, Role>> = {
  经办人: 'recorder',
  同事: 'recorder',
  科长: 'section-head',
  副科长: 'section-head',
  分管领导: 'leader',
  主要领导: 'leader',
}
const people: readonly Person[] = Object.keys(roles).map((id) => ({ id, name: id, org: bureau, post: id }))
const grants: readonly Grant[] = people.map(({ id }) => ({
  person: id,
  role: roles[id] ?? 'viewer',
  org: county,
  reach: 'below',
  from: '1900-01-01',
  to: null,
}))
/** A file that is there. */
const evidence = '0'.repeat(64)

/**
 * Runs a worked example in memory, with the ledgers and indicators of these packs; empty where everything came out as it says.
 * A move takes evidence where it needs some, and is made by another person where it must be, unless the step says that it is refused
 * for the lack of it.
 */
export function runExample(packs: readonly Pack[], example: WorkedExample): readonly ExampleFault[] {
  const world = new World({ orgs, people, grants, ...definitionsOf(packs) })
  world.addEvidence(evidence)
  const named = new Map<string, string>()
  for (const [at, step] of example.steps.entries()) {
    const message = runStep(world, named, step)
    // What comes after a step that failed tells nothing.
    if (message !== undefined) return [{ place: `steps[${at + 1}]`, message }]
  }
  return example.expect.flatMap((expected) => {
    const message = unmet(world, expected)
    return message === undefined ? [] : [{ place: `expect[${expected.indicator}]`, message }]
  })
}

function runStep(world: World, named: Map<string, string>, step: ExampleStep): string | undefined {
  if ('enter' in step) return enter(world, named, step)
  if ('move' in step) return make(world, named, step)
  return report(world, step)
}

const contextOn = (by: string, day: string): StepContext => ({ by, at: `${day}T01:00:00.000Z`, today: day })

const sentence = (refusals: readonly Refusal[]): string => refusals.map(({ message }) => message).join('')

function enter(
  world: World,
  named: Map<string, string>,
  step: Extract<ExampleStep, { enter: string }>,
): string | undefined {
  const ledger = world.ledger(step.enter)
  if (!ledger) return `没有“${step.enter}”这个台账。`
  if (named.has(step.as)) return `“${step.as}”已经指另一条记录。`
  const day = ledger.dateField === undefined ? undefined : step.values[ledger.dateField]
  const done = world.apply(
    { step: 'create-entry', id: step.as, ledger: step.enter, org: bureau, values: step.values },
    contextOn('经办人', typeof day === 'string' ? day : '2024-12-31'),
  )
  if (!done.ok) return `登记“${step.as}”被拒绝：${sentence(done.error)}`
  named.set(step.as, done.value.entry?.id ?? step.as)
  return undefined
}

function make(
  world: World,
  named: ReadonlyMap<string, string>,
  step: Extract<ExampleStep, { move: string }>,
): string | undefined {
  const entry = world.entry(named.get(step.of) ?? '')
  const flow = entry && world.ledger(entry.ledger)?.flow
  const move = flow?.moves[step.move]
  if (!entry || !flow) return `前面没有登记“${step.of}”，或它的台账没有流程。`
  if (!move) return `“${step.of}”没有“${step.move}”这一步。`
  const proved = flow.closes?.includes(move.to) || move.needs?.includes('evidence')
  const done = world.apply(
    {
      step: 'move-entry',
      id: entry.id,
      version: entry.version,
      move: step.move,
      values: step.values ?? {},
      evidence: proved && step.refused !== 'needs-evidence' ? [evidence] : [],
      reason: step.reason ?? '',
      on: step.on,
    },
    contextOn(whoMoves(entry, move, flow.closes?.includes(move.to) ?? false, step), step.on),
  )
  if (done.ok) return step.refused === undefined ? undefined : `“${move.label}”应被拒绝（${step.refused}），却办成了。`
  if (step.refused === undefined) return `“${move.label}”被拒绝：${sentence(done.error)}`
  return done.error.some(({ code }) => code === step.refused)
    ? undefined
    : `“${move.label}”应因${step.refused}被拒绝，实际是：${sentence(done.error)}`
}

/** The first person with a right role who may make the move; for a refusal for want of another person, the last one again. */
function whoMoves(entry: Entry, move: Move, closes: boolean, step: Extract<ExampleStep, { move: string }>): string {
  const last = entry.movedBy ?? entry.createdBy
  if (step.refused === 'needs-another-person') return last
  const able = people.map(({ id }) => id).filter((id) => isAble(id, move, step.by))
  const other = closes || move.by === 'another-person' ? able.find((id) => id !== last) : undefined
  return other ?? able[0] ?? '经办人'
}

const isAble = (person: string, move: Move, by: Role | undefined): boolean => {
  const role = roles[person]
  return role !== undefined && (by === undefined ? (move.roles?.includes(role) ?? true) : role === by)
}

function report(world: World, step: Extract<ExampleStep, { report: string }>): string | undefined {
  const indicator = world.indicator(step.report)
  const period = parsePeriod(step.period)
  if (!indicator || !period) return `没有指标“${step.report}”，或“${step.period}”不是期间。`
  if (indicator.kind === 'cited') {
    const { report: key, period: of, value } = step
    world.cite({ indicator: key, org: bureau, period: of, value, document: '通报', dated: period.to, scope: '全市' })
    return undefined
  }
  const done = world.apply(
    { step: 'report-value', indicator: step.report, org: bureau, period: step.period, value: step.value, note: '' },
    contextOn('经办人', period.to),
  )
  return done.ok ? undefined : `填报被拒绝：${sentence(done.error)}`
}

function unmet(world: World, expected: WorkedExample['expect'][number]): string | undefined {
  const indicator = world.indicator(expected.indicator)
  if (!indicator) return '没有这个指标。'
  if (!parsePeriod(expected.period)) return `“${expected.period}”不是期间。`
  const source = expected.slice ? slicedSource(world, indicator, expected.slice) : world
  if (!source) return `“${indicator.title}”不能按“${expected.slice?.field}”分组。`
  const { value } = evaluate(source, indicator.key, bureau, expected.period).value
  if (value === expected.value) return undefined
  const of = expected.slice ? `（${expected.slice.value}）` : ''
  return `${expected.period}的“${indicator.title}”${of}应是${expected.value ?? '没有数'}，算出来是${value ?? '没有数'}。`
}

/** The world with the indicator narrowed to the entries of the slice; undefined where its field is no dimension. */
function slicedSource(world: World, indicator: Indicator, { field, value }: Slice): Source | undefined {
  if (indicator.kind !== 'ledger' || !indicator.dimensions?.includes(field)) return undefined
  const part = { field, is: value }
  const narrowed = { ...indicator, filter: indicator.filter ? { all: [indicator.filter, part] } : part }
  return {
    org: (id) => world.org(id),
    indicator: (key) => (key === indicator.key ? narrowed : world.indicator(key)),
    entries: () => world.entries(),
    history: () => world.history(),
    reported: (key, org, period) => world.reported(key, org, period),
    cited: (key, org, period) => world.cited(key, org, period),
  }
}
