import type { StepContext, TaskDecision, TaskStep } from '@taizhang/ledger'
import type { Queryable } from './database.ts'
import type { HistoryRecord } from './history-chain.ts'
import type { TaskStepView } from './task-view.ts'

/** The records of a decided step about tasks, in the order in which `writeTasks` counts them. */
export function taskRecords(step: TaskStep, decision: TaskDecision, { by, at }: StepContext): readonly HistoryRecord[] {
  const { org, tasks, progress, supervisions, turns, assignments, cited, targets, passed } = decision
  const reason = 'reason' in step ? step.reason : ''
  const record = (kind: string, subject: string, value: unknown): HistoryRecord => ({
    kind,
    subject,
    org,
    by,
    at,
    change: { step: step.step, reason, value },
  })
  return [
    ...assignments.map((tie) => record('assignment', tie.id, tie)),
    ...passed.map((pass) => record('audit-pass', pass.rule, pass)),
    ...supervisions.map((sheet) => record('supervision', sheet.id, sheet)),
    ...turns.map((turn) => record('supervision-turn', turn.sheet, turn)),
    ...tasks.map((task) => record('task', task.id, task)),
    ...progress.map((entry) => record('progress', entry.task, entry)),
    ...cited.map((figure) => record('cited', figure.indicator, figure)),
    ...targets.map((target) => record('target', target.indicator, target)),
  ]
}

/** @param seq of the last record before those of the step. */
export async function writeTasks(
  transaction: Queryable,
  tenant: string,
  view: TaskStepView,
  decision: TaskDecision,
  seq: number,
): Promise<void> {
  const { org, tasks, progress, assignments, cited, targets, passed } = decision
  for (const [at, { id, object, person, role, from, to }] of assignments.entries())
    await transaction.query(
      `insert into assignment (tenant_id, id, org_id, object, object_org, object_entry, person_id, role, from_day, to_day, seq)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (tenant_id, id) do update set to_day = excluded.to_day`,
      [tenant, id, org, object, ...placesOf(view, object), person, role, from, to, seq + at + 1],
    )
  for (const [at, { rule, of, period, reason, by }] of passed.entries())
    await transaction.query(
      'insert into audit_pass (tenant_id, org_id, period, seq, rule, of, reason, by_person) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [tenant, org, period, seq + assignments.length + at + 1, rule, of, reason, by],
    )
  for (const task of tasks)
    await transaction.query(
      `insert into task (tenant_id, id, parent, org_id, owner, starts_on, due_on, version, ended, target_indicator, body)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (tenant_id, id) do update
         set owner = excluded.owner, due_on = excluded.due_on, version = excluded.version, ended = excluded.ended,
           target_indicator = excluded.target_indicator, body = excluded.body
         where task.version = excluded.version - 1`,
      [
        tenant,
        task.id,
        task.parent,
        task.org,
        task.owner,
        task.startsOn,
        task.dueOn,
        task.version,
        task.ended,
        task.target?.indicator ?? null,
        JSON.stringify(task),
      ],
    )
  for (const entry of progress) {
    const past = view.progressOf(entry.task)
    const last = past.at(-1)
    await transaction.query(
      `insert into task_progress (tenant_id, task_id, ordinal, org_id, on_day, by_person, ordinal_before, day_before, person_before,
         says_before, says, percent, evidence_count, body)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        tenant,
        entry.task,
        past.length + 1,
        org,
        entry.on,
        entry.by,
        last ? past.length : null,
        last?.on ?? null,
        last?.by ?? null,
        last?.says ?? null,
        entry.says,
        entry.percent,
        entry.evidence.length,
        JSON.stringify(entry),
      ],
    )
    for (const hash of new Set(entry.evidence))
      await transaction.query(
        'insert into task_evidence (tenant_id, hash, task_id, org_id) values ($1, $2, $3, $4) on conflict do nothing',
        [tenant, hash, entry.task, org],
      )
  }
  await writeSupervisions(transaction, tenant, view, decision, seq)
  for (const figure of cited)
    await transaction.query(
      `insert into cited_figure (tenant_id, indicator, org_id, period, ordinal, value, document, dated, scope, direction)
       select $1, $2, $3, $4, coalesce(max(ordinal), 0) + 1, $5, $6, $7, $8, $9
       from cited_figure where tenant_id = $1 and indicator = $2 and org_id = $3 and period = $4`,
      [
        tenant,
        figure.indicator,
        figure.org,
        figure.period,
        figure.value,
        figure.document,
        figure.dated,
        figure.scope,
        figure.direction ?? null,
      ],
    )
  for (const target of targets)
    await transaction.query(
      `insert into target (tenant_id, indicator, org_id, period, issuer, version, value, op, issued_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        tenant,
        target.indicator,
        target.org,
        target.period,
        target.issuer,
        target.version,
        target.value,
        target.op,
        target.issuedOn,
      ],
    )
}

/** @param seq of the last record before those of the step; a step over a sheet has none before its own. */
async function writeSupervisions(
  transaction: Queryable,
  tenant: string,
  view: TaskStepView,
  { org, supervisions, turns }: TaskDecision,
  seq: number,
): Promise<void> {
  for (const turn of turns) {
    const past = view.turnsOf(turn.sheet)
    const last = past.at(-1)
    const sheet = view.supervision(turn.sheet)
    await transaction.query(
      `insert into supervision_turn (tenant_id, sheet_id, ordinal, org_id, kind, issued_on, on_day, by_person, ordinal_before,
         day_before, person_before, says_before, evidence_before, says, words, reply_by, evidence_count, evidence)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        tenant,
        turn.sheet,
        past.length + 1,
        org,
        sheet?.kind,
        sheet?.issuedOn,
        turn.on,
        turn.by,
        last ? past.length : null,
        last?.on ?? null,
        last?.by ?? null,
        last?.says ?? null,
        last?.evidence.length ?? null,
        turn.says,
        turn.words,
        turn.replyBy,
        turn.evidence.length,
        JSON.stringify(turn.evidence),
      ],
    )
    for (const hash of new Set(turn.evidence))
      await transaction.query(
        'insert into task_evidence (tenant_id, hash, task_id, org_id) values ($1, $2, $3, $4) on conflict do nothing',
        [tenant, hash, sheet?.task, org],
      )
  }
  for (const sheet of supervisions)
    await transaction.query(
      `insert into supervision (tenant_id, id, task_id, org_id, kind, issuer, year, number, issued_by, issued_on, to_person, demand,
         reply_by, version, closed_on, seq)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
       on conflict (tenant_id, id) do update set version = excluded.version, closed_on = excluded.closed_on
         where supervision.version = excluded.version - 1`,
      [
        tenant,
        sheet.id,
        sheet.task,
        sheet.org,
        sheet.kind,
        sheet.issuer,
        sheet.year,
        sheet.number,
        sheet.issuedBy,
        sheet.issuedOn,
        sheet.to,
        sheet.demand,
        sheet.replyBy,
        sheet.version,
        sheet.closedOn,
        seq + 1,
      ],
    )
}

/** An office has its column, and an entry of a roster its own. */
const placesOf = (view: TaskStepView, object: string): readonly [org: string | null, entry: string | null] =>
  view.org(object) ? [object, null] : [null, object]
