import type {
  Assignment,
  AuditPassed,
  CitedFigure,
  Progress,
  Supervision,
  SupervisionTurn,
  Target,
  Task,
} from '@taizhang/ledger'
import type { Queryable } from './database.ts'
import type { TenantSetup } from './setup.ts'
import { supervisionsWhere, turnsWhere } from './supervision-reading.ts'
import { same, Tally, type Verified } from './verify-tally.ts'

/** What the history tells of tasks, ties and outside figures, newest state by subject, in the order of the records. */
interface Told {
  readonly tasks: Map<string, Task>
  readonly progress: Map<string, Progress[]>
  readonly supervisions: Map<string, Supervision>
  readonly turns: SupervisionTurn[]
  readonly ties: Map<string, { readonly org: string | null; readonly tie: Assignment }>
  readonly cited: CitedFigure[]
  readonly targets: Target[]
  readonly passed: AuditPassed[]
}

/** Checks tasks with their progress, ties, and figures from outside against the history, and what they refer to. */
export async function verifyTasks(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
): Promise<readonly Verified[]> {
  const told = await toldBy(transaction, tenant)
  return [
    await tasks(transaction, tenant, setup, told),
    await supervisions(transaction, tenant, setup, told),
    await assignments(transaction, tenant, setup, told),
    await figures(transaction, tenant, setup, told),
  ]
}

async function toldBy(transaction: Queryable, tenant: string): Promise<Told> {
  const told: Told = {
    tasks: new Map(),
    progress: new Map(),
    supervisions: new Map(),
    turns: [],
    ties: new Map(),
    cited: [],
    targets: [],
    passed: [],
  }
  let after = 0
  for (;;) {
    const rows = await transaction.query<{ seq: number; kind: string; org: string | null; record: string }>(
      `select seq, kind, org_id as org, record from history
       where tenant_id = $1 and seq > $2 and kind in ('task', 'progress', 'supervision', 'supervision-turn', 'assignment', 'cited', 'target', 'audit-pass')
       order by seq limit 5000`,
      [tenant, after],
    )
    for (const { kind, org, record } of rows) {
      const { subject, change } = JSON.parse(record) as {
        readonly subject: string
        readonly change: { readonly value: unknown }
      }
      const { value } = change
      if (kind === 'task') told.tasks.set(subject, value as Task)
      else if (kind === 'supervision') told.supervisions.set(subject, value as Supervision)
      else if (kind === 'supervision-turn') told.turns.push(value as SupervisionTurn)
      else if (kind === 'assignment') told.ties.set(subject, { org, tie: value as Assignment })
      else if (kind === 'cited') told.cited.push(value as CitedFigure)
      else if (kind === 'target') told.targets.push(value as Target)
      else if (kind === 'audit-pass') told.passed.push(value as AuditPassed)
      else {
        const known = told.progress.get(subject)
        if (known) known.push(value as Progress)
        else told.progress.set(subject, [value as Progress])
      }
    }
    if (rows.length < 5000) return told
    after = rows.at(-1)?.seq ?? after
  }
}

async function tasks(transaction: Queryable, tenant: string, setup: TenantSetup, told: Told): Promise<Verified> {
  const tally = new Tally('tasks')
  const rows = await transaction.query<{
    readonly body: Task
    readonly parent: string | null
    readonly org: string
    readonly owner: string
    readonly startsOn: string
    readonly dueOn: string
    readonly version: number
    readonly ended: string | null
  }>(
    `select body, parent, org_id as org, owner, starts_on as "startsOn", due_on as "dueOn", version, ended
     from task where tenant_id = $1 order by id`,
    [tenant],
  )
  const said = await transaction.query<{ readonly task: string; readonly body: Progress; readonly files: number }>(
    `select task_id as task, body, evidence_count as files from task_progress where tenant_id = $1 order by task_id, ordinal`,
    [tenant],
  )
  const uses = await transaction.query<{ readonly task: string; readonly hash: string }>(
    'select task_id as task, hash from task_evidence where tenant_id = $1',
    [tenant],
  )
  const progress = Map.groupBy(said, ({ task }) => task)
  const used = new Set(uses.map(({ task, hash }) => `${task} ${hash}`))
  const known = new Set(rows.map(({ body }) => body.id))
  for (const { body, ...columns } of rows) {
    tally.lookedAt++
    const { id, parent, org, owner, startsOn, dueOn, version, ended } = body
    if (!same(told.tasks.get(id), body)) tally.wrong(`任务${id}的内容与历史不符。`)
    if (!same(columns, { parent, org, owner, startsOn, dueOn, version, ended }))
      tally.wrong(`任务${id}的检索列与内容不符。`)
    if (parent !== null && !known.has(parent)) tally.wrong(`任务${id}的上级任务${parent}不存在。`)
    for (const person of [owner, ...body.helpers])
      if (!setup.people.has(person)) tally.wrong(`任务${id}的责任人或配合人${person}不在人员名录里。`)
    if (body.target && !setup.indicators.has(body.target.indicator))
      tally.wrong(`任务${id}的指标${body.target.indicator}不存在。`)
    const own = progress.get(id) ?? []
    tally.lookedAt += own.length
    if (
      !same(
        told.progress.get(id) ?? [],
        own.map((row) => row.body),
      )
    )
      tally.wrong(`任务${id}的进展与历史不符。`)
    for (const { body: entry, files } of own)
      if (files !== entry.evidence.length || entry.evidence.some((hash) => !used.has(`${id} ${hash}`)))
        tally.wrong(`任务${id}的进展所附佐证没有登记。`)
  }
  for (const id of told.tasks.keys()) if (!known.has(id)) tally.wrong(`历史里有任务${id}，任务表里没有。`)
  return tally.result()
}

async function supervisions(transaction: Queryable, tenant: string, setup: TenantSetup, told: Told): Promise<Verified> {
  const tally = new Tally('supervisions')
  const sheets = await supervisionsWhere(transaction, 'tenant_id = $1', [tenant])
  const turns = await turnsWhere(transaction, 'tenant_id = $1', [tenant])
  const uses = await transaction.query<{ readonly task: string; readonly hash: string }>(
    'select task_id as task, hash from task_evidence where tenant_id = $1',
    [tenant],
  )
  const used = new Set(uses.map(({ task, hash }) => `${task} ${hash}`))
  const known = new Map(sheets.map((sheet) => [sheet.id, sheet]))
  for (const sheet of sheets) {
    tally.lookedAt++
    if (!same(told.supervisions.get(sheet.id), sheet)) tally.wrong(`督办单${sheet.id}与历史不符。`)
    for (const person of [sheet.issuedBy, sheet.to])
      if (!setup.people.has(person)) tally.wrong(`督办单${sheet.id}的${person}不在人员名录里。`)
  }
  for (const id of told.supervisions.keys()) if (!known.has(id)) tally.wrong(`历史里有督办单${id}，督办表里没有。`)
  compareLists(tally, '督办单的办理', turns, told.turns, ({ sheet }) => sheet)
  for (const { sheet, evidence } of turns)
    if (evidence.some((hash) => !used.has(`${known.get(sheet)?.task} ${hash}`)))
      tally.wrong(`督办单${sheet}所附佐证没有登记。`)
  return tally.result()
}

async function assignments(transaction: Queryable, tenant: string, setup: TenantSetup, told: Told): Promise<Verified> {
  const tally = new Tally('assignments')
  const rows = await transaction.query<Assignment & { readonly org: string; readonly entry: boolean }>(
    `select a.id, a.object, a.person_id as person, a.role, a.from_day as "from", a.to_day as "to", a.org_id as org,
       exists (select from entry e where e.tenant_id = a.tenant_id and e.id = a.object) as entry
     from assignment a where a.tenant_id = $1 order by a.id`,
    [tenant],
  )
  for (const { org, entry, ...tie } of rows) {
    tally.lookedAt++
    if (!same(told.ties.get(tie.id), { org, tie })) tally.wrong(`责任${tie.id}与历史不符。`)
    if (!entry && !setup.orgs.has(tie.object)) tally.wrong(`责任${tie.id}的对象${tie.object}不存在。`)
    told.ties.delete(tie.id)
  }
  for (const id of told.ties.keys()) tally.wrong(`历史里有责任${id}，责任表里没有。`)
  return tally.result()
}

async function figures(transaction: Queryable, tenant: string, setup: TenantSetup, told: Told): Promise<Verified> {
  const tally = new Tally('figures')
  const cited = await transaction.query<CitedFigure & { readonly direction: CitedFigure['direction'] | null }>(
    `select indicator, org_id as org, period, value, document, dated, scope, direction from cited_figure
     where tenant_id = $1 order by indicator, org_id, period, ordinal`,
    [tenant],
  )
  const targets = await transaction.query<Target>(
    `select indicator, org_id as org, period, value, op, issuer, version, issued_on as "issuedOn" from target
     where tenant_id = $1 order by indicator, org_id, period, issuer, version`,
    [tenant],
  )
  const passed = await transaction.query<AuditPassed>(
    'select rule, of, org_id as org, period, reason, by_person as by from audit_pass where tenant_id = $1 order by org_id, period, seq',
    [tenant],
  )
  compareLists(
    tally,
    '引用数',
    cited.map(({ direction, ...figure }) => (direction === null ? figure : { ...figure, direction })),
    told.cited,
    ({ indicator, org, period }) => `${indicator} ${org} ${period}`,
  )
  compareLists(
    tally,
    '目标',
    targets,
    told.targets,
    ({ indicator, org, period, issuer }) => `${indicator} ${org} ${period} ${issuer}`,
  )
  compareLists(tally, '审核关系说明', passed, told.passed, ({ org, period }) => `${org} ${period}`)
  for (const { rule } of passed) if (!setup.auditRules.has(rule)) tally.wrong(`审核关系${rule}不存在。`)
  return tally.result()
}

/** Compares what is kept with what was told, key by key, in order. */
function compareLists<T>(
  tally: Tally,
  what: string,
  kept: readonly T[],
  told: readonly T[],
  keyOf: (one: T) => string,
): void {
  const [left, right] = [Map.groupBy(kept, keyOf), Map.groupBy(told, keyOf)]
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    tally.lookedAt += left.get(key)?.length ?? 0
    if (!same(left.get(key), right.get(key))) tally.wrong(`${what}“${key}”与历史不符。`)
  }
}
