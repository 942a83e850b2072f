import { type OrgId, type PersonId, rolesOver, type StepContext, type Task, type TaskStep } from '@taizhang/ledger'
import type { TaskSetup, YearSetup } from '@taizhang/report'
import { narrow } from './database.ts'
import { lockHead } from './history-write.ts'
import type { Holding } from './ledger-store.ts'
import { permissionView } from './permission-view.ts'
import { orgsUnder, type TenantSetup } from './setup.ts'
import { StepBatch } from './step-batch.ts'
import { tasksWhere } from './task-view.ts'
import { same } from './verify-tally.ts'
import { Counter } from './year-count.ts'
import type { StoredYear } from './year-reading.ts'
import { YearRefused } from './year-result.ts'

/**
 * Tasks and targets, each by the domain's own steps. A task keeps its id for the office and the year, whatever the document. Of one that
 * is there only what the proposal says otherwise than the last time is changed: what was planned anew in the task itself stays. One whose
 * line is no longer in the plan is given up, with that as the reason.
 */
export async function putTasks(
  holding: Holding,
  stored: StoredYear,
  { year, org, tasks }: YearSetup,
  owner: PersonId,
  context: StepContext,
) {
  const { transaction, tenant, setup } = holding
  const counter = new Counter()
  const made: Record<string, string> = {}
  const known = await tasksWhere(transaction, 'tenant_id = $1 and id = any ($2)', [
    tenant,
    tasks.flatMap(({ id }) => taskIds(org, year, id)),
  ])
  const there = new Map(known.map((task) => [task.id, task]))
  const planned = await lastPlanned(holding, [...there.keys()])
  const batch = new StepBatch({ transaction, tenant, setup }, holding.head)
  const targets = new Targets(batch, { org, year }, await targetsSet(holding, org, year), context)
  for (const task of tasks) {
    const id = standingId(taskIds(org, year, task.id), there)
    const person = stored.decisions.lines[task.id]?.person ?? personNamed(setup, org, task.owner, context)
    const before = there.get(id)
    made[task.id] = id
    if (!before) {
      counter.created++
      const plan = newTask(id, task, { org, owner: person ?? owner, source: sourceOf(stored, task) })
      await take(batch, { step: 'create-task', task: plan }, task.id, context)
    } else if (await replan(batch, before, planned.get(id) ?? before, task, person, context)) counter.updated++
    else counter.unchanged++
    if (task.target) await targets.put(task.target)
  }
  const ended = await giveUpDropped(holding, batch, stored, new Set(tasks.map(({ id }) => id)), context)
  await batch.flush()
  const head = await lockHead(transaction, tenant)
  if (!head) throw new Error('a tenant whose head was locked is there')
  await narrow(transaction, 'all')
  return { holding: { ...holding, head }, count: { ...counter.count, ended }, targets: targets.counter.count, made }
}

/** Takes a step, or refuses the year as a whole. */
async function take(batch: StepBatch, step: TaskStep, subject: string, context: StepContext): Promise<void> {
  const result = await batch.applyTask(step, context)
  if (!result.ok) throw new YearRefused(result.error.map(({ code, message }) => ({ code, subject, message })))
}

const newTask = (
  id: string,
  { title, startsOn, dueOn, milestones, target }: TaskSetup,
  { org, owner, source }: Pick<Task, 'org' | 'owner' | 'source'>,
): Omit<Task, 'version' | 'ended'> => ({
  id,
  parent: null,
  title,
  source,
  org,
  owner,
  helpers: [],
  startsOn,
  dueOn,
  weight: 1,
  milestones: milestones.map((one) => ({ ...one, doneOn: null })),
  target: target && { ...target, curve: [] },
})

const REPLANNED = '按年度设置调整'

/** The tasks as a year planned them last, by their ids: changes by people are not counted. */
async function lastPlanned(
  { transaction, tenant }: Holding,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Task>> {
  const rows = await transaction.query<{ record: string }>(
    `select record from history where tenant_id = $1 and kind = 'task' and subject = any ($2) order by seq`,
    [tenant, ids],
  )
  const planned = new Map<string, Task>()
  for (const { record } of rows) {
    const { change } = JSON.parse(record) as {
      readonly change: { readonly step: TaskStep['step']; readonly reason: string; readonly value: Task }
    }
    const isOurs = change.step === 'create-task' || (change.step === 'replan-task' && change.reason === REPLANNED)
    if (isOurs) planned.set(change.value.id, change.value)
  }
  return planned
}

/**
 * Changes a task as far as it is planned otherwise than the last time. One that is given up or confirmed stays as it is.
 * @returns whether something was changed.
 */
async function replan(
  batch: StepBatch,
  there: Task,
  last: Task,
  { id: line, title, dueOn, milestones, target: aim }: TaskSetup,
  person: PersonId | undefined,
  context: StepContext,
): Promise<boolean> {
  if (there.ended !== null) return false
  const target = aim && { ...aim, curve: [] }
  const steps = milestonesOf(there, last, milestones)
  const changes = {
    ...(title !== last.title && title !== there.title && { title }),
    ...(dueOn !== last.dueOn && dueOn !== there.dueOn && { dueOn }),
    ...(person !== undefined && person !== last.owner && person !== there.owner && { owner: person }),
    ...(!same(target, last.target) && !same(target, there.target) && { target }),
    ...(!same(steps, there.milestones) && { milestones: steps }),
  }
  if (Object.keys(changes).length === 0) return false
  const { id, version } = there
  const result = await batch.applyTask({ step: 'replan-task', id, version, ...changes, reason: REPLANNED }, context)
  if (result.ok) return true
  if (result.error.every(({ code }) => code === 'already-ended')) return false
  throw new YearRefused(result.error.map(({ code, message }) => ({ code, subject: line, message })))
}

/** The milestones planned now, with those that are done and those that people added; as they are where the plan says nothing new. */
function milestonesOf(there: Task, last: Task, now: TaskSetup['milestones']): Task['milestones'] {
  const bare = ({ title, dueOn }: TaskSetup['milestones'][number]) => ({ title, dueOn })
  if (same(last.milestones.map(bare), now.map(bare))) return there.milestones
  const planned = new Set(last.milestones.map(({ title }) => title))
  const kept = there.milestones.filter(({ title, doneOn }) => doneOn !== null || !planned.has(title))
  const titles = new Set(kept.map(({ title }) => title))
  const coming = now.filter(({ title }) => !titles.has(title)).map((one) => ({ ...bare(one), doneOn: null }))
  return [...kept, ...coming]
}

type Aim = NonNullable<TaskSetup['target']>

/** What the year's plan set before, by indicator. */
async function targetsSet({ transaction, tenant }: Holding, org: OrgId, year: number): Promise<Map<string, Aim>> {
  const rows = await transaction.query<Aim>(
    `select distinct on (indicator) indicator, value, op from target
     where tenant_id = $1 and org_id = $2 and period = $3 and issuer = $4 order by indicator, version desc`,
    [tenant, org, String(year), issuerOf(year)],
  )
  return new Map(rows.map((row) => [row.indicator, row]))
}

/** Sets the targets of a year, each once. */
class Targets {
  readonly counter = new Counter()
  readonly #batch: StepBatch
  readonly #place: { readonly org: OrgId; readonly year: number }
  readonly #set: Map<string, Aim>
  readonly #context: StepContext

  constructor(
    batch: StepBatch,
    place: { readonly org: OrgId; readonly year: number },
    set: Map<string, Aim>,
    context: StepContext,
  ) {
    this.#batch = batch
    this.#place = place
    this.#set = set
    this.#context = context
  }

  async put(aim: Aim): Promise<void> {
    const { indicator, value, op } = aim
    const before = this.#set.get(indicator)
    if (before && before.value === value && before.op === op) {
      this.counter.unchanged++
      return
    }
    if (before) this.counter.updated++
    else this.counter.created++
    this.#set.set(indicator, aim)
    const { org, year } = this.#place
    const issued = { issuer: issuerOf(year), issuedOn: this.#context.today }
    const target = { indicator, org, period: String(year), value, op, ...issued }
    await take(this.#batch, { step: 'set-target', target }, indicator, this.#context)
  }
}

const issuerOf = (year: number): string => `${year}年工作计划`

const SOURCE_MAX = 400

/**
 * By office and year, so that a corrected document changes the same tasks. A line that is taken up again gets another task: what was given
 * up stays given up, and what was told of it stays with it.
 */
function taskIds(org: OrgId, year: number, line: string): readonly string[] {
  const id = `${year}-${line}-${org}`.slice(0, 98)
  return [id, ...Array.from({ length: TAKEN_UP_MAX }, (_, at) => `${id}-${at + 2}`)]
}

const TAKEN_UP_MAX = 8

/** The task that stands for a line: the last one, or the next where that was given up because the plan had it no longer. */
function standingId(ids: readonly string[], there: ReadonlyMap<string, Task>): string {
  const last = ids.findLastIndex((id) => there.has(id))
  const isDropped = there.get(ids[last] ?? '')?.ended?.startsWith(DROPPED) === true
  return ids[isDropped ? Math.min(last + 1, TAKEN_UP_MAX) : Math.max(last, 0)] ?? ''
}

const DROPPED = '不再列入'

/**
 * Gives up the tasks of lines that an earlier making took up and that were dropped since, or that the report has no longer. One that is
 * confirmed stays, and one that the plan of another document still has.
 * @returns how many.
 */
async function giveUpDropped(
  holding: Holding,
  batch: StepBatch,
  stored: StoredYear,
  planned: ReadonlySet<string>,
  context: StepContext,
): Promise<number> {
  const { org, year, made, decisions, document, proposal } = stored
  const lines = new Set([...proposal.tasks, ...proposal.problems].map(({ id }) => id))
  const isOpen = (line: string) => lines.has(line) && (decisions.lines[line]?.verdict ?? 'open') === 'open'
  const elsewhere = await plannedElsewhere(holding, stored)
  const gone = Object.entries(made).filter(
    ([line, id]) =>
      taskIds(org, year, line).includes(id) && !planned.has(line) && !isOpen(line) && !elsewhere.has(line),
  )
  const reason = `${DROPPED}${year}年计划：按《${document.name}》建立年度时舍弃了这一条。`
  const standing = await tasksWhere(
    holding.transaction,
    `tenant_id = $1 and id = any ($2) and ended is null and not exists (
       select from task_progress p where p.tenant_id = $1 and p.task_id = task.id and p.says = 'confirmed')`,
    [holding.tenant, gone.map(([, id]) => id)],
  )
  for (const { id, version } of standing) await take(batch, { step: 'end-task', id, version, reason }, id, context)
  return standing.length
}

/** The lines that other documents of the office brought into the year, and that are still in. */
async function plannedElsewhere(
  { transaction, tenant }: Holding,
  { id, org, year }: StoredYear,
): Promise<ReadonlySet<string>> {
  const others = await transaction.query<Pick<StoredYear, 'made' | 'decisions'>>(
    'select made, decisions from year_proposal where tenant_id = $1 and org_id = $2 and year = $3 and id <> $4',
    [tenant, org, year, id],
  )
  return new Set(
    others.flatMap(({ made, decisions }) =>
      Object.keys(made).filter((line) => decisions.lines[line]?.verdict === 'accepted'),
    ),
  )
}

function sourceOf({ document, text, proposal }: StoredYear, { id }: TaskSetup): string {
  const line = [...proposal.tasks, ...proposal.problems].find((one) => one.id === id)
  const words = line ? text.slice(line.start, line.end).replace(/\s+/g, '') : ''
  return `《${document.name}》：${words}`.slice(0, SOURCE_MAX)
}

/** Somebody of the office whom the report names, or who heads the section that it names. */
function personNamed(
  setup: TenantSetup,
  org: OrgId,
  words: string | null,
  { today }: StepContext,
): PersonId | undefined {
  if (words === null) return undefined
  const near = new Set(orgsUnder(setup, org))
  const people = [...setup.people.values()].filter((person) => near.has(person.org))
  const named = people.find(({ name }) => name === words)
  if (named) return named.id
  const section = [...near].find((one) => one !== org && setup.orgs.get(one)?.name === words)
  if (section === undefined) return undefined
  const view = permissionView(setup)
  return people.find(
    (person) => person.org === section && rolesOver(view, person.id, section, today).has('section-head'),
  )?.id
}
