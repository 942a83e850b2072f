import type { Day, Entry, Ledger, OrgId, PersonId } from '@taizhang/ledger'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Queryable } from './database.ts'
import { type EntryRow, entryColumns, entryOf } from './entry-row.ts'
import { conditionOf } from './filter-condition.ts'
import { writer } from './query-writer.ts'

/** Entries of a ledger in one state that may wait for somebody's next move. */
export interface WaitingQuestion {
  readonly ledger: Ledger
  readonly state: string
  /** Offices in which the person may make a move from there. */
  readonly orgs: readonly OrgId[]
  /** Offices in which the person may make one only after somebody else's. */
  readonly orgsAfterOthers: readonly OrgId[]
  /** Who came into the state on this day or before is late; null in a state without a deadline. */
  readonly lateSince: Day | null
}

/** How many wait, how many of them are late, and those that wait longest. */
export interface Waiting {
  readonly count: number
  readonly late: number
  readonly entries: readonly Entry[]
}

type WaitingRow = EntryRow & { readonly at: number; readonly count: number; readonly late: number }

/** What waits for a person in each of some states of ledgers, longest first; one answer for each question, in their order. */
export async function readWaiting(
  transaction: Queryable,
  tenant: string,
  person: PersonId,
  questions: readonly WaitingQuestion[],
  limit: number,
): Promise<readonly Waiting[]> {
  if (questions.length === 0) return []
  const selects = questions.map((question, at) => waitingOf(question, at, { tenant, person, limit }))
  const query = sql`${sql.join(selects, sql` union all `)} order by at, state_since, id`.compile(writer)
  const rows = await transaction.query<WaitingRow>(query.sql, query.parameters)
  const byQuestion = Map.groupBy(rows, ({ at }) => at)
  return questions.map((_, at) => {
    const own = byQuestion.get(at) ?? []
    return { count: Number(own[0]?.count ?? 0), late: Number(own[0]?.late ?? 0), entries: own.map(entryOf) }
  })
}

/** The entries of one question; who has nothing more to wait for is left out. */
function waitingOf(
  { ledger, state, orgs, orgsAfterOthers, lateSince }: WaitingQuestion,
  at: number,
  { tenant, person, limit }: { readonly tenant: string; readonly person: PersonId; readonly limit: number },
): RawBuilder<unknown> {
  const rests = ledger.flow?.rests?.[state]
  const waits = rests ? sql<SqlBool>`not coalesce(${conditionOf(ledger, rests, [])}, false)` : sql<SqlBool>`true`
  return sql`(select ${sql.lit(at)} as at, ${sql.raw(entryColumns)}, count(*) over () as count,
      count(*) filter (where e.state_since <= ${lateSince}::date) over () as late
    from entry e
    where e.tenant_id = ${tenant} and e.ledger = ${ledger.key} and e.state = ${state} and not e.deleted and ${waits}
      and (e.org_id = any (${orgs}) or (e.org_id = any (${orgsAfterOthers}) and coalesce(e.moved_by, e.created_by) <> ${person}))
    order by e.state_since, e.id limit ${limit})`
}
