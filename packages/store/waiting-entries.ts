import type { Day, Entry, OrgId, PersonId } from '@taizhang/ledger'
import type { Queryable } from './database.ts'
import { type EntryRow, entryColumns, entryOf } from './entry-row.ts'

/** Entries of a ledger in one state that wait for somebody's next move. */
export interface WaitingQuestion {
  readonly ledger: string
  readonly state: string
  /** Offices in which the person may make a move from there. */
  readonly orgs: readonly OrgId[]
  /** Offices in which the person may make one only after somebody else's. */
  readonly orgsAfterOthers: readonly OrgId[]
  readonly person: PersonId
  /** Who came into the state on this day or before is late; null in a state without a deadline. */
  readonly lateSince: Day | null
  readonly limit: number
}

/** How many wait, how many of them are late, and those that wait longest. */
export interface Waiting {
  readonly count: number
  readonly late: number
  readonly entries: readonly Entry[]
}

/** What waits for a person in one state of a ledger, longest first. */
export async function readWaiting(
  transaction: Queryable,
  tenant: string,
  { ledger, state, orgs, orgsAfterOthers, person, lateSince, limit }: WaitingQuestion,
): Promise<Waiting> {
  const rows = await transaction.query<EntryRow & { readonly count: number; readonly late: number }>(
    `select ${entryColumns}, count(*) over () as count, count(*) filter (where e.state_since <= $7::date) over () as late
     from entry e
     where e.tenant_id = $1 and e.ledger = $2 and e.state = $3 and not e.deleted
       and (e.org_id = any ($4) or (e.org_id = any ($5) and coalesce(e.moved_by, e.created_by) <> $6))
     order by e.state_since, e.id limit $8`,
    [tenant, ledger, state, orgs, orgsAfterOthers, person, lateSince, limit],
  )
  return { count: Number(rows[0]?.count ?? 0), late: Number(rows[0]?.late ?? 0), entries: rows.map(entryOf) }
}
