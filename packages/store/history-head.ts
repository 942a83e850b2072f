import type { Queryable } from './database.ts'
import type { ChainHead } from './history-chain.ts'

/** The end of a tenant's chain: how many records, and the SM3 value of the last. */
export async function readHistoryHead(transaction: Queryable, tenant: string): Promise<ChainHead> {
  const [head] = await transaction.query<ChainHead>('select seq, hash from head where tenant_id = $1', [tenant])
  if (!head) throw new Error('a tenant without a head')
  return { seq: head.seq, hash: head.hash }
}
