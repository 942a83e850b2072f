import { type Assignment, type Day, type OrgId, type PersonId, unassignedOn } from '@taizhang/ledger'
import { narrow, type Queryable, type Scope } from './database.ts'
import type { LedgerStore } from './ledger-store.ts'
import { orgsUnder } from './setup.ts'

/** A tie with the office that keeps it. */
export interface Tie extends Assignment {
  readonly org: OrgId
}

/** Which ties; what is left out does not narrow. */
export interface TieQuestion {
  /** With all offices below it. */
  readonly orgs?: readonly OrgId[]
  /** Lasting on this day. */
  readonly on?: Day
  readonly person?: PersonId
  readonly object?: string
  readonly role?: string
}

/** Ties that the transaction may see, in the order in which they were made. */
export function listTies(
  transaction: Queryable,
  tenant: string,
  { orgs, on, person, object, role }: TieQuestion,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly Tie[]> {
  return transaction.query<Tie>(
    `select id, object, person_id as person, role, from_day as "from", to_day as "to", org_id as org
     from assignment
     where tenant_id = $1 and ($2::text[] is null or org_id = any ($2))
       and ($3::date is null or (from_day <= $3 and (to_day is null or to_day >= $3)))
       and ($4::text is null or person_id = $4) and ($5::text is null or object = $5) and ($6::text is null or role = $6)
     order by seq, id limit $7 offset $8`,
    [tenant, orgs ?? null, on ?? null, person ?? null, object ?? null, role ?? null, limit, offset],
  )
}

/** The tie of an id with the office that keeps it; undefined where the transaction sees none. */
export async function readTie(transaction: Queryable, tenant: string, id: string): Promise<Tie | undefined> {
  const [tie] = await transaction.query<Tie>(
    `select id, object, person_id as person, role, from_day as "from", to_day as "to", org_id as org
     from assignment where tenant_id = $1 and id = $2`,
    [tenant, id],
  )
  return tie
}

/**
 * The members of a roster that the scope shows, in an office and all below it, for whom nobody answers in a role as of a day; in order of their ids. Ties
 * kept by any office count: a county leader's tie with a village's household is none of the village's.
 */
export function readUnassigned(
  store: LedgerStore,
  { tenant, orgs }: Scope,
  { roster, org, role, on }: { readonly roster: string; readonly org: OrgId; readonly role: string; readonly on: Day },
): Promise<readonly string[]> {
  return store.read({ tenant, orgs: 'all' }, async (transaction, setup) => {
    await narrow(
      transaction,
      orgsUnder(setup, org).filter((one) => orgs === 'all' || orgs.includes(one)),
    )
    const members = await transaction.query<{ id: string }>(
      `select id from entry where tenant_id = $1 and ledger = $2 and day <= $3 and (end_day is null or end_day >= $3)
         and not deleted order by id`,
      [tenant, roster, on],
    )
    await narrow(transaction, 'all')
    const ties = await transaction.query<Assignment>(
      `select id, object, person_id as person, role, from_day as "from", to_day as "to" from assignment
       where tenant_id = $1 and role = $2 and from_day <= $3 and (to_day is null or to_day >= $3)`,
      [tenant, role, on],
    )
    return unassignedOn(
      members.map(({ id }) => id),
      ties,
      role,
      on,
    )
  })
}
