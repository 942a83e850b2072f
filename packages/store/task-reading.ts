import { type Day, type Light, lightOf, type OrgId, type PersonId, type Progress, type Task } from '@taizhang/ledger'
import { narrow, type Queryable, type Scope } from './database.ts'
import { readIndicators } from './indicator-reading.ts'
import type { LedgerStore } from './ledger-store.ts'
import { orgsUnder, type TenantSetup } from './setup.ts'
import { type SupervisionCourse, supervisionsOver } from './supervision-reading.ts'

/** A task with what was told about it, and how it stands on a day. */
export interface TaskStanding {
  readonly task: Task
  readonly progress: readonly Progress[]
  /** The sheets over it, in the order of their issue. */
  readonly sheets: readonly SupervisionCourse[]
  readonly light: Light
  /** What its indicator says from the task's first day to this one; null where it has none, or nothing can be told yet. */
  readonly value: string | null
}

/** Which tasks; what is left out does not narrow. */
export interface TaskQuestion {
  /** With all offices below it. */
  readonly org?: OrgId
  /** Who owns it or helps. Such a task is seen wherever it lies. */
  readonly named?: PersonId
  readonly parent?: string
  readonly light?: Light['color']
  /** Also those that were given up. */
  readonly ended?: boolean
}

export interface TaskPlace {
  readonly dueOn: Day
  readonly id: string
}

export interface TaskStandings {
  readonly items: readonly TaskStanding[]
  /** Behind which the next page begins; null at the end. */
  readonly next: TaskPlace | null
}

const TASKS_AT_A_TIME = 500

/** Tasks that the scope shows in order of their due days, each with its light on a day. The light is computed, never stored. */
export function readTasks(
  store: LedgerStore,
  scope: Scope,
  question: TaskQuestion,
  today: Day,
  { after, limit }: { readonly after: TaskPlace | null; readonly limit: number },
): Promise<TaskStandings> {
  return store.read(scope, async (transaction, setup) => {
    const items: TaskStanding[] = []
    let from = after
    for (;;) {
      const { tasks, rest } = await tasksBehind(transaction, scope, setup, question, from)
      const standings = await standingsOn(transaction, scope.tenant, setup, tasks, today)
      for (const standing of standings) {
        if (question.light !== undefined && standing.light.color !== question.light) continue
        if (items.length === limit) return { items, next: placeOf(items.at(-1)) }
        items.push(standing)
      }
      if (!rest) return { items, next: null }
      from = placeOf(standings.at(-1))
    }
  })
}

const placeOf = (standing: TaskStanding | undefined): TaskPlace | null =>
  standing ? { dueOn: standing.task.dueOn, id: standing.task.id } : null

/** One task, seen by the scope or because the person is named in it; undefined where there is none. */
export function readTask(
  store: LedgerStore,
  scope: Scope,
  id: string,
  named: PersonId,
  today: Day,
): Promise<TaskStanding | undefined> {
  return store.read(scope, async (transaction, setup) => {
    await narrow(transaction, 'all')
    const [row] = await transaction.query<{ body: Task }>('select body from task where tenant_id = $1 and id = $2', [
      scope.tenant,
      id,
    ])
    if (!row) return undefined
    const { body } = row
    const seen = scope.orgs === 'all' || scope.orgs.includes(body.org)
    if (!seen && body.owner !== named && !body.helpers.includes(named)) return undefined
    return (await standingsOn(transaction, scope.tenant, setup, [body], today))[0]
  })
}

async function tasksBehind(
  transaction: Queryable,
  { tenant, orgs }: Scope,
  setup: TenantSetup,
  { org, named, parent, ended }: TaskQuestion,
  from: TaskPlace | null,
): Promise<{ readonly tasks: readonly Task[]; readonly rest: boolean }> {
  await narrow(transaction, named === undefined ? orgs : 'all')
  const rows = await transaction.query<{ body: Task }>(
    `select body from task
     where tenant_id = $1 and ($2::text[] is null or org_id = any ($2))
       and ($3::text is null or owner = $3 or exists (select from json_array_elements_text(body -> 'helpers') h where h = $3))
       and ($4::text is null or parent = $4) and ($5 or ended is null)
       and ($6::date is null or (due_on, id) > ($6, $7))
     order by due_on, id limit ${TASKS_AT_A_TIME}`,
    [
      tenant,
      org === undefined ? null : orgsUnder(setup, org),
      named ?? null,
      parent ?? null,
      ended ?? false,
      from?.dueOn ?? null,
      from?.id ?? '',
    ],
  )
  return { tasks: rows.map(({ body }) => body), rest: rows.length === TASKS_AT_A_TIME }
}

/** How tasks stand on a day. Widens the transaction to the offices of the tasks with all below them: whoever sees a task sees its light. */
export async function standingsOn(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  tasks: readonly Task[],
  today: Day,
): Promise<readonly TaskStanding[]> {
  await narrow(transaction, [...new Set(tasks.flatMap(({ org }) => orgsUnder(setup, org)))])
  const told = await transaction.query<{ body: Progress }>(
    'select body from task_progress where tenant_id = $1 and task_id = any ($2) order by task_id, ordinal',
    [tenant, tasks.map(({ id }) => id)],
  )
  const progress = Map.groupBy(
    told.map(({ body }) => body),
    ({ task }) => task,
  )
  const sheets = await supervisionsOver(
    transaction,
    tenant,
    tasks.map(({ id }) => id),
  )
  const measured = tasks.filter(({ target, startsOn }) => target !== null && startsOn <= today)
  const questions = measured.map(({ target, org, startsOn }) => ({
    indicator: target?.indicator ?? '',
    org,
    period: `${startsOn}..${today}`,
  }))
  const values = await readIndicators(transaction, tenant, setup, questions)
  const known = new Map(measured.map(({ id }, at) => [id, values[at]?.value.value ?? null]))
  return tasks.map((task) => {
    const value = known.get(task.id) ?? null
    const own = progress.get(task.id) ?? []
    const over = sheets.get(task.id) ?? []
    return { task, progress: own, sheets: over, light: lightOf(task, own, today, value), value }
  })
}
