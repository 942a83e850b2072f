import { writeRows } from './bulk-write.ts'
import type { Queryable } from './database.ts'
import { type ChainHead, chain, chainedJson, type HistoryRecord } from './history-chain.ts'

/** The end of a tenant's history, locked until the transaction ends, so that the chain cannot fork. */
export interface LockedHead extends ChainHead {
  readonly setupVersion: number
}

/** Locks a tenant's writes against all others; undefined where there is no such tenant. */
export async function lockHead(transaction: Queryable, tenant: string): Promise<LockedHead | undefined> {
  const [head] = await transaction.query<LockedHead>(
    'select seq, hash, setup_version as "setupVersion" from head where tenant_id = $1 for update',
    [tenant],
  )
  return head
}

/** Puts records behind the chain and moves its end. @returns the new end. */
export async function extend(
  transaction: Queryable,
  tenant: string,
  head: LockedHead,
  records: readonly HistoryRecord[],
  setupChanges: 0 | 1 = 0,
): Promise<LockedHead> {
  let last: ChainHead = head
  await writeRows(
    transaction,
    tenant,
    `insert into history (tenant_id, seq, kind, subject, org_id, record, hash)
     select $1, seq, kind, subject, org, record::text, hash
     from json_to_recordset($2) as r(seq bigint, kind text, subject text, org text, record json, hash text)`,
    records,
    (piece) => {
      const chained = chain(tenant, last, piece)
      last = chained.at(-1) ?? last
      return `[${chained.map(chainedJson).join(',')}]`
    },
  )
  const { seq, hash } = last
  await transaction.query(
    'update head set seq = $2, hash = $3, setup_version = setup_version + $4 where tenant_id = $1',
    [tenant, seq, hash, setupChanges],
  )
  return { seq, hash, setupVersion: head.setupVersion + setupChanges }
}
