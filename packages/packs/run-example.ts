import {
  dimensionsOf,
  type Entry,
  evaluate,
  type FieldValue,
  type FieldValues,
  type Grant,
  type Ledger,
  type Move,
  type Org,
  type Person,
  parsePeriod,
  type Refusal,
  type Role,
  type Slice,
  type Step,
  type StepContext,
  type TaskStep,
  World,
} from '@taizhang/ledger'
import { definitionsOf } from './definitions.ts'
import type { ExampleStep, Pack, WorkedExample } from './pack.ts'

/** What an example did not bear out: where in it, and what happened instead. */
export interface ExampleFault {
  /** `steps[3]`, `expect[hazard.found]` */
  readonly place: string
  readonly message: string
}

const [county, bureau] = ['示例县', '示例局']
const roles: Readonly<Record<string, Role>> = {
  经办人: 'recorder',
  同事: 'recorder',
  科长: 'section-head',
  副科长: 'section-head',
  分管领导: 'leader',
  主要领导: 'leader',
}

/**
 * The invented county in which examples run, with these offices. Fields of kind person and org take the names of its people, townships
 * and villages as they stand.
 */
export function exampleCounty(offices: readonly string[]): {
  readonly orgs: readonly Org[]
  readonly people: readonly Person[]
  readonly grants: readonly Grant[]
} {
  const org = (id: string, parent: string | null, kind: Org['kind'], order: number): Org => ({
    id,
    parent,
    name: id,
    kind,
    order,
  })
  const people = Object.keys(roles).map((id) => ({ id, name: id, org: county, post: id }))
  return {
    orgs: [
      org(county, null, 'county', 0),
      org('甲镇', county, 'township', 1),
      org('乙镇', county, 'township', 2),
      org('甲村', '甲镇', 'village', 0),
      org('乙村', '乙镇', 'village', 0),
      ...offices.map((id, at) => org(id, county, 'bureau', at + 3)),
    ],
    people,
    grants: people.map(({ id }) => ({
      person: id,
      role: roles[id] ?? 'viewer',
      org: county,
      reach: 'below',
      from: '1900-01-01',
      to: null,
    })),
  }
}

/** A file that is there. */
export const exampleEvidence = '0'.repeat(64)

/** A step as it was tried, and whether the domain took it. */
export type PlayedStep = { readonly context: StepContext; readonly accepted: boolean } & (
  | { readonly of: 'ledger'; readonly step: Step }
  | { readonly of: 'task'; readonly step: TaskStep }
)

/** An example as it was played in an office: every step that was tried, and whether the domain took it. */
export interface PlayedExample {
  readonly steps: readonly PlayedStep[]
  /** What it expects, with the ids of this office in the parts. */
  readonly expected: WorkedExample['expect']
  readonly faults: readonly ExampleFault[]
}

/**
 * Runs a worked example in memory, with the ledgers and indicators of these packs; empty where everything came out as it says.
 * A move takes evidence where it needs some, and is made by another person where it must be, unless the step says that it is refused
 * for the lack of it.
 */
export const runExample = (packs: readonly Pack[], example: WorkedExample): readonly ExampleFault[] =>
  playExample(packs, example).faults

/** Plays an example in an office, so that it can be played again elsewhere: in the store, in many offices beside each other. */
export function playExample(packs: readonly Pack[], example: WorkedExample, office: string = bureau): PlayedExample {
  const play = new Play(packs, office)
  for (const [at, step] of example.steps.entries()) {
    const message = play.run(step)
    // What comes after a step that failed tells nothing.
    if (message !== undefined)
      return { steps: play.steps, expected: [], faults: [{ place: `steps[${at + 1}]`, message }] }
  }
  const expected = example.expect.map((one) =>
    one.slice ? { ...one, slice: { ...one.slice, value: play.named(one.slice.value) } } : one,
  )
  const faults = expected.flatMap((one) => {
    const message = play.unmet(one)
    return message === undefined ? [] : [{ place: `expect[${one.indicator}]`, message }]
  })
  return { steps: play.steps, expected, faults }
}

const contextOn = (by: string, day: string): StepContext => ({ by, at: `${day}T01:00:00.000Z`, today: day })

const sentence = (refusals: readonly Refusal[]): string => refusals.map(({ message }) => message).join('')

class Play {
  readonly #world: World
  readonly #office: string
  /** The ids of entries by the names that they got by `as`. */
  readonly #ids = new Map<string, string>()
  readonly steps: PlayedStep[] = []

  constructor(packs: readonly Pack[], office: string) {
    this.#world = new World({ ...exampleCounty([office]), ...definitionsOf(packs) })
    this.#world.addEvidence(exampleEvidence)
    this.#office = office
  }

  /** The id of what the example calls by a name; other words stay. */
  named(name: string): string {
    return this.#ids.get(name) ?? name
  }

  /** What keeps a step from being what the example says; undefined where it is. */
  run(step: ExampleStep): string | undefined {
    if ('enter' in step) return this.#enter(step)
    return 'move' in step ? this.#move(step) : this.#report(step)
  }

  #apply(step: Step, context: StepContext) {
    const done = this.#world.apply(step, context)
    this.steps.push({ of: 'ledger', step, context, accepted: done.ok })
    return done
  }

  #enter(step: Extract<ExampleStep, { enter: string }>): string | undefined {
    const ledger = this.#world.ledger(step.enter)
    if (!ledger) return `没有“${step.enter}”这个台账。`
    if (this.#ids.has(step.as)) return `“${step.as}”已经指另一条记录。`
    const day = ledger.dateField === undefined ? undefined : step.values[ledger.dateField]
    const done = this.#apply(
      {
        step: 'create-entry',
        id: `${this.#office}-${step.as}`,
        ledger: step.enter,
        org: this.#office,
        values: this.#values(ledger, step.values),
      },
      contextOn('经办人', typeof day === 'string' ? day : '2024-12-31'),
    )
    if (!done.ok) return `登记“${step.as}”被拒绝：${sentence(done.error)}`
    // Of a repeat the entry that was opened again.
    if (done.value.entry) this.#ids.set(step.as, done.value.entry.id)
    return undefined
  }

  #move(step: Extract<ExampleStep, { move: string }>): string | undefined {
    const entry = this.#world.entry(this.named(step.of))
    const ledger = entry && this.#world.ledger(entry.ledger)
    const flow = ledger?.flow
    if (!entry || !flow) return `前面没有登记“${step.of}”，或它的台账没有流程。`
    const move = flow.moves[step.move]
    if (!move) return `“${step.of}”没有“${step.move}”这一步。`
    const closes = flow.closes?.includes(move.to) ?? false
    const isProved = closes || move.needs?.includes('evidence')
    const done = this.#apply(
      {
        step: 'move-entry',
        id: entry.id,
        version: entry.version,
        move: step.move,
        values: this.#values(ledger, step.values ?? {}),
        evidence: isProved && step.refused !== 'needs-evidence' ? [exampleEvidence] : [],
        reason: step.reason ?? '',
        on: step.on,
      },
      contextOn(whoMoves(entry, move, closes, step), step.on),
    )
    if (done.ok)
      return step.refused === undefined ? undefined : `“${move.label}”应被拒绝（${step.refused}），却办成了。`
    if (step.refused === undefined) return `“${move.label}”被拒绝：${sentence(done.error)}`
    return done.error.some(({ code }) => code === step.refused)
      ? undefined
      : `“${move.label}”应因${step.refused}被拒绝，实际是：${sentence(done.error)}`
  }

  #report({ report: key, period: of, value }: Extract<ExampleStep, { report: string }>): string | undefined {
    const indicator = this.#world.indicator(key)
    const period = parsePeriod(of)
    if (!indicator || !period) return `没有指标“${key}”，或“${of}”不是期间。`
    const org = this.#office
    const context = contextOn('经办人', period.to)
    if (indicator.kind === 'cited') {
      const figure = { indicator: key, org, period: of, value, document: '通报', dated: period.to, scope: '全市' }
      const step: TaskStep = { step: 'cite-figure', figure }
      const done = this.#world.applyTask(step, context)
      this.steps.push({ of: 'task', step, context, accepted: done.ok })
      return done.ok ? undefined : `引用被拒绝：${sentence(done.error)}`
    }
    const done = this.#apply({ step: 'report-value', indicator: key, org, period: of, value, note: '' }, context)
    return done.ok ? undefined : `填报被拒绝：${sentence(done.error)}`
  }

  /** Values with the ids of the entries that they name. */
  #values(ledger: Ledger, values: FieldValues): FieldValues {
    const idOf = (key: string, value: FieldValue): FieldValue =>
      ledger.fields[key]?.kind === 'reference' && typeof value === 'string' ? this.named(value) : value
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, idOf(key, value)]))
  }

  /** How a value came out otherwise; undefined where it did not. */
  unmet(expected: WorkedExample['expect'][number]): string | undefined {
    const indicator = this.#world.indicator(expected.indicator)
    if (!indicator) return '没有这个指标。'
    if (!parsePeriod(expected.period)) return `“${expected.period}”不是期间。`
    const slice: Slice | null = expected.slice ?? null
    if (slice && !dimensionsOf(this.#world, indicator.key).includes(slice.field))
      return `“${indicator.title}”不能按“${slice.field}”分组。`
    const { value } = evaluate(this.#world, indicator.key, this.#office, expected.period, slice).value
    if (value === expected.value) return undefined
    const of = slice ? `（${slice.value}）` : ''
    return `${expected.period}的“${indicator.title}”${of}应是${expected.value ?? '没有数'}，算出来是${value ?? '没有数'}。`
  }
}

/** The first person with a right role who may make the move; for a refusal for want of another person, the last one again. */
function whoMoves(entry: Entry, move: Move, closes: boolean, step: Extract<ExampleStep, { move: string }>): string {
  const last = entry.movedBy ?? entry.createdBy
  if (step.refused === 'needs-another-person') return last
  const able = Object.keys(roles).filter((person) => isAble(person, move, step.by))
  const other = closes || move.by === 'another-person' ? able.find((person) => person !== last) : undefined
  return other ?? able[0] ?? '经办人'
}

const isAble = (person: string, move: Move, by: Role | undefined): boolean => {
  const role = roles[person]
  return role !== undefined && (by === undefined ? (move.roles?.includes(role) ?? true) : role === by)
}
