import type { Day, Entry, OrgId, PersonId } from '@taizhang/ledger'
import type { Queryable } from './database.ts'
import { type EntryRow, entryColumns, entryOf } from './entry-row.ts'

/** Entries of a ledger in one state that may wait for somebody's next move. */
export interface WaitingQuestion {
  readonly ledger: string
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

/** What waits for a person in each of some states of ledgers, longest first; one answer for each question, in their order. */
export async function readWaiting(
  transaction: Queryable,
  tenant: string,
  person: PersonId,
  questions: readonly WaitingQuestion[],
  limit: number,
): Promise<readonly Waiting[]> {
  const asked = questions.map((question, at) => ({ at, ...question }))
  const rows = await transaction.query<
    EntryRow & { readonly at: number; readonly count: number; readonly late: number }
  >(
    `select q.at, w.* from json_to_recordset($2::json)
       as q (at integer, ledger text, state text, orgs json, "orgsAfterOthers" json, "lateSince" date)
     cross join lateral (
       select ${entryColumns}, count(*) over () as count,
         count(*) filter (where e.state_since <= q."lateSince") over () as late
       from entry e
       where e.tenant_id = $1 and e.ledger = q.ledger and e.state = q.state and not e.deleted
         and (e.org_id in (select json_array_elements_text(q.orgs))
           or (e.org_id in (select json_array_elements_text(q."orgsAfterOthers"))
             and coalesce(e.moved_by, e.created_by) <> $3))
       order by e.state_since, e.id limit $4
     ) w
     order by q.at, w.state_since, w.id`,
    [tenant, JSON.stringify(asked), person, limit],
  )
  const byQuestion = Map.groupBy(rows, ({ at }) => at)
  return questions.map((_, at) => {
    const own = byQuestion.get(at) ?? []
    return { count: Number(own[0]?.count ?? 0), late: Number(own[0]?.late ?? 0), entries: own.map(entryOf) }
  })
}
