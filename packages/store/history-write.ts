import { BulkWriter, type Column, columnsOf, pieces } from './bulk-write.ts'
import type { Queryable } from './database.ts'
import { type ChainedRecord, type ChainHead, chain, type HistoryRecord } from './history-chain.ts'

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

const columns: readonly Column<ChainedRecord>[] = [
  ...columnsOf<ChainedRecord>({ seq: 'bigint', kind: 'text', subject: 'text', hash: 'text', record: 'json' }),
  { name: 'org_id', type: 'text', of: ({ org }) => org },
]

/** Puts records behind the chain and moves its end. @returns the new end. */
export async function extend(
  transaction: Queryable,
  tenant: string,
  head: LockedHead,
  records: readonly HistoryRecord[],
  setupChanges: 0 | 1 = 0,
): Promise<LockedHead> {
  const writer = new BulkWriter(transaction, tenant)
  const end = await extendBy(writer, tenant, head, records, setupChanges)
  await writer.done()
  return end
}

/** As `extend`, with what else a writer writes. */
export async function extendBy(
  writer: BulkWriter,
  tenant: string,
  head: LockedHead,
  records: readonly HistoryRecord[],
  setupChanges: 0 | 1,
): Promise<LockedHead> {
  let last: ChainHead = head
  for (const piece of pieces(records)) {
    const chained = chain(tenant, last, piece)
    last = chained.at(-1) ?? last
    await writer.insert('history', columns, chained)
  }
  const { seq, hash } = last
  await writer.run('update head set seq = $2, hash = $3, setup_version = setup_version + $4 where tenant_id = $1', [
    seq,
    hash,
    setupChanges,
  ])
  return { seq, hash, setupVersion: head.setupVersion + setupChanges }
}
