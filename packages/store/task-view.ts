import type {
  Assignment,
  OrgId,
  PersonId,
  Progress,
  Supervision,
  SupervisionTurn,
  Target,
  Task,
  TaskView,
} from '@taizhang/ledger'
import type { Queryable } from './database.ts'
import type { TenantSetup } from './setup.ts'
import { StepView } from './step-view.ts'
import { supervisionsWhere, turnsWhere } from './supervision-reading.ts'

/** What a step about tasks reads: as `StepView`, with tasks, progress, ties and targets. */
export class TaskStepView extends StepView implements TaskView {
  readonly #transaction: Queryable
  readonly #tenant: string
  readonly #setup: TenantSetup
  /** Answers by question; each question is the JSON of its name and arguments. */
  readonly #answers = new Map<string, unknown>()
  readonly #asked = new Set<string>()

  constructor(transaction: Queryable, tenant: string, setup: TenantSetup) {
    super(transaction, tenant, setup)
    this.#transaction = transaction
    this.#tenant = tenant
    this.#setup = setup
  }

  task(id: string) {
    return this.#answer<Task | undefined>(['task', id], undefined)
  }
  progressOf(task: string) {
    return this.#answer<readonly Progress[]>(['progress', task], [])
  }
  supervision(id: string) {
    return this.#answer<Supervision | undefined>(['sheet', id], undefined)
  }
  supervisionsOf(task: string) {
    return this.#answer<readonly Supervision[]>(['sheets', task], [])
  }
  turnsOf(sheet: string) {
    return this.#answer<readonly SupervisionTurn[]>(['turns', sheet], [])
  }
  lastSupervision(issuer: OrgId, year: number) {
    return this.#answer<number>(['last-sheet', issuer, String(year)], 0)
  }
  assignment(id: string) {
    return this.#answer<{ readonly assignment: Assignment; readonly org: OrgId } | undefined>(['tie', id], undefined)
  }
  assignmentsOf(org: OrgId, person: PersonId) {
    return this.#answer<readonly Assignment[]>(['ties', org, person], [])
  }
  auditRule(key: string) {
    return this.#setup.auditRules.get(key)
  }
  target(indicator: string, org: OrgId, period: string, issuer: string) {
    return this.#answer<Target | undefined>(['target', indicator, org, period, issuer], undefined)
  }

  #answer<T>(question: readonly string[], meanwhile: T): T {
    const key = JSON.stringify(question)
    if (this.#answers.has(key)) return this.#answers.get(key) as T
    this.#asked.add(key)
    return meanwhile
  }

  override async load(): Promise<boolean> {
    const below = await super.load()
    const asked = [...this.#asked]
    this.#asked.clear()
    for (const key of asked) this.#answers.set(key, await this.#fetch(JSON.parse(key) as readonly string[]))
    return below || asked.length > 0
  }

  async #fetch([name, ...subject]: readonly string[]): Promise<unknown> {
    const parameters = [this.#tenant, ...subject]
    switch (name) {
      case 'task':
        return (await tasksWhere(this.#transaction, 'tenant_id = $1 and id = $2', parameters))[0]
      case 'progress':
        return progressOf(this.#transaction, parameters)
      case 'sheet':
        return (await supervisionsWhere(this.#transaction, 'tenant_id = $1 and id = $2', parameters))[0]
      case 'sheets':
        return supervisionsWhere(this.#transaction, 'tenant_id = $1 and task_id = $2', parameters)
      case 'turns':
        return turnsWhere(this.#transaction, 'tenant_id = $1 and sheet_id = $2', parameters)
      case 'last-sheet': {
        const [last] = await this.#transaction.query<{ readonly number: number }>(
          'select coalesce(max(number), 0) as number from supervision where tenant_id = $1 and issuer = $2 and year = $3::integer',
          parameters,
        )
        return last?.number ?? 0
      }
      case 'tie': {
        const [tie] = await tiesWhere(this.#transaction, 'tenant_id = $1 and id = $2', parameters)
        return tie
      }
      case 'ties': {
        const where = 'tenant_id = $1 and org_id = $2 and person_id = $3'
        return (await tiesWhere(this.#transaction, where, parameters)).map(({ assignment }) => assignment)
      }
      default:
        return (
          await targetsWhere(
            this.#transaction,
            'tenant_id = $1 and indicator = $2 and org_id = $3 and period = $4 and issuer = $5',
            parameters,
          )
        ).at(-1)
    }
  }
}

/** Tasks by a condition on the table, in the order of their due days. */
export async function tasksWhere(
  transaction: Queryable,
  where: string,
  parameters: readonly unknown[],
): Promise<readonly Task[]> {
  const rows = await transaction.query<{ body: Task }>(
    `select body from task where ${where} order by due_on, id`,
    parameters,
  )
  return rows.map(({ body }) => body)
}

/** What was told about a task, oldest first. Parameters: tenant, task. */
export async function progressOf(transaction: Queryable, parameters: readonly unknown[]): Promise<readonly Progress[]> {
  const rows = await transaction.query<{ body: Progress }>(
    'select body from task_progress where tenant_id = $1 and task_id = $2 order by ordinal',
    parameters,
  )
  return rows.map(({ body }) => body)
}

/** Ties by a condition on the table, in the order in which they were made. */
export async function tiesWhere(transaction: Queryable, where: string, parameters: readonly unknown[]) {
  const rows = await transaction.query<Assignment & { readonly org: OrgId }>(
    `select id, object, person_id as person, role, from_day as "from", to_day as "to", org_id as org
     from assignment where ${where} order by seq, id`,
    parameters,
  )
  return rows.map(({ org, ...assignment }) => ({ assignment, org }))
}

/** Versions of targets by a condition on the table, oldest first. */
export const targetsWhere = (
  transaction: Queryable,
  where: string,
  parameters: readonly unknown[],
): Promise<readonly Target[]> =>
  transaction.query<Target>(
    `select indicator, org_id as org, period, value, op, issuer, version, issued_on as "issuedOn"
     from target where ${where} order by indicator, org_id, period, issuer, version`,
    parameters,
  )
