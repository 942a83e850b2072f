import type { OrgId, PersonId, Supervision, SupervisionTurn } from '@taizhang/ledger'
import type { Queryable, Scope } from './database.ts'
import type { LedgerStore } from './ledger-store.ts'
import { orgsUnder } from './setup.ts'

/** Sheets by a condition on the table, in the order of their issue. */
export const supervisionsWhere = (
  transaction: Queryable,
  where: string,
  parameters: readonly unknown[],
): Promise<readonly Supervision[]> =>
  transaction.query<Supervision>(
    `select id, task_id as task, kind, org_id as org, issuer, year, number, issued_by as "issuedBy", issued_on as "issuedOn",
       to_person as "to", demand, reply_by as "replyBy", version, closed_on as "closedOn"
     from supervision where ${where} order by seq, id`,
    parameters,
  )

/** What happened to sheets, by a condition on the table, each sheet's oldest first. */
export const turnsWhere = (
  transaction: Queryable,
  where: string,
  parameters: readonly unknown[],
): Promise<readonly SupervisionTurn[]> =>
  transaction.query<SupervisionTurn>(
    `select sheet_id as sheet, on_day as "on", by_person as "by", says, words, evidence, reply_by as "replyBy"
     from supervision_turn where ${where} order by sheet_id, ordinal`,
    parameters,
  )

/** A sheet with its turns. */
export interface SupervisionCourse {
  readonly sheet: Supervision
  readonly turns: readonly SupervisionTurn[]
}

/** The sheets over tasks with all that happened to them, by task. */
export async function supervisionsOver(
  transaction: Queryable,
  tenant: string,
  tasks: readonly string[],
): Promise<ReadonlyMap<string, readonly SupervisionCourse[]>> {
  const sheets = await supervisionsWhere(transaction, 'tenant_id = $1 and task_id = any ($2)', [tenant, tasks])
  if (sheets.length === 0) return new Map()
  const ids = sheets.map(({ id }) => id)
  const turns = await turnsWhere(transaction, 'tenant_id = $1 and sheet_id = any ($2)', [tenant, ids])
  const bySheet = Map.groupBy(turns, ({ sheet }) => sheet)
  return Map.groupBy(
    sheets.map((sheet) => ({ sheet, turns: bySheet.get(sheet.id) ?? [] })),
    ({ sheet }) => sheet.task,
  )
}

/** Which sheets; what is left out does not narrow. */
export interface SupervisionQuestion {
  /** With all offices below it. */
  readonly org?: OrgId
  /** To whom they are addressed. Such a sheet is seen wherever it lies. */
  readonly to?: PersonId
  /** Only those that are not closed. */
  readonly open?: boolean
}

/** Sheets that the scope shows, the newest first, each with the words of its task. */
export function readSupervisions(
  store: LedgerStore,
  { tenant, orgs }: Scope,
  { org, to, open = false }: SupervisionQuestion,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly (SupervisionCourse & { readonly taskTitle: string })[]> {
  return store.read({ tenant, orgs: to === undefined ? orgs : 'all' }, async (transaction, setup) => {
    const rows = await transaction.query<{ readonly id: string; readonly task: string; readonly title: string }>(
      `select s.id, s.task_id as task, t.body ->> 'title' as title
       from supervision s join task t on t.tenant_id = s.tenant_id and t.id = s.task_id
       where s.tenant_id = $1 and ($2::text[] is null or s.org_id = any ($2)) and ($3::text is null or s.to_person = $3)
         and (not $4 or s.closed_on is null)
       order by s.seq desc limit $5 offset $6`,
      [tenant, org === undefined ? null : orgsUnder(setup, org), to ?? null, open, limit, offset],
    )
    const tasks = [...new Set(rows.map(({ task }) => task))]
    const courses = new Map(
      [...(await supervisionsOver(transaction, tenant, tasks)).values()]
        .flat()
        .map((course) => [course.sheet.id, course]),
    )
    return rows.flatMap(({ id, title }) => {
      const course = courses.get(id)
      return course ? [{ ...course, taskTitle: title }] : []
    })
  })
}

/** The task that a sheet is over, where the scope shows it or it is addressed to the person; undefined where there is none. */
export function taskOfSupervision(
  store: LedgerStore,
  { tenant, orgs }: Scope,
  id: string,
  to: PersonId,
): Promise<string | undefined> {
  return store.read({ tenant, orgs: 'all' }, async (transaction) => {
    const [sheet] = await supervisionsWhere(transaction, 'tenant_id = $1 and id = $2', [tenant, id])
    const seen = sheet && (orgs === 'all' || orgs.includes(sheet.org) || sheet.to === to)
    return seen ? sheet.task : undefined
  })
}
