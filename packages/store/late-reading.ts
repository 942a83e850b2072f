import {
  byDueDay,
  type Day,
  type LateEntry,
  type Ledger,
  lateFrom,
  limitsOf,
  nextLimit,
  type OrgId,
  type StateLimit,
} from '@taizhang/ledger'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Queryable } from './database.ts'
import { type EntryRow, entryOf } from './entry-row.ts'
import { conditionOf } from './filter-condition.ts'
import { run, writer } from './query-writer.ts'
import { orgsUnder, type TenantSetup } from './setup.ts'

/** Which late entries; what is left out does not narrow. */
export interface LateQuestion {
  readonly ledger?: string
  /** With all offices below it. */
  readonly org?: OrgId
  readonly today: Day
}

/**
 * The entries that are past a limit, the longest past first, and how many there are. A limit passes in the order in which entries came to
 * where it holds, so that a page looks at no more rows of each state than it ends with.
 */
export async function readLate(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  question: LateQuestion,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly items: readonly LateEntry[]; readonly total: number }> {
  const orgs = question.org === undefined ? [...setup.orgs.keys()] : orgsUnder(setup, question.org)
  const ledgers = [...setup.ledgers.values()].filter(
    ({ key }) => question.ledger === undefined || question.ledger === key,
  )
  const late = new Map<string, LateEntry>()
  let total = 0
  for (const ledger of ledgers) {
    const limits = limitsOf(ledger)
    if (limits.length === 0) continue
    const past = limits.map((one) => isPast(ledger, one, question.today, orgs))
    const counted = entriesOf(tenant, ledger, orgs, sql<SqlBool>`(${sql.join(past, sql` or `)})`)
    const [row] = await run<{ count: number }>(transaction, counted.select(sql<number>`count(*)`.as('count')))
    total += Number(row?.count ?? 0)
    if (!row || Number(row.count) === 0) continue
    for (const [at, one] of limits.entries()) {
      const rows = entriesOf(tenant, ledger, orgs, past[at] as RawBuilder<SqlBool>)
        .selectAll()
        .orderBy(sql`${sql.ref(columnOf(one))}, id`)
        .limit(offset + limit)
      for (const found of (await run(transaction, rows)) as readonly EntryRow[]) {
        const entry = entryOf(found)
        const next = nextLimit(ledger, entry)
        if (next) late.set(entry.id, { entry, limit: next })
      }
    }
  }
  return { items: [...late.values()].sort(byDueDay).slice(offset, offset + limit), total }
}

const entriesOf = (tenant: string, ledger: Ledger, orgs: readonly OrgId[], condition: RawBuilder<SqlBool>) =>
  writer
    .selectFrom('entry')
    .where('tenant_id', '=', tenant)
    .where('ledger', '=', ledger.key)
    .where(sql<SqlBool>`not deleted`)
    .where(sql<SqlBool>`org_id = any (${orgs})`)
    .where(condition)

const columnOf = ({ from }: StateLimit) => (from === 'day' ? 'day' : 'state_since')

function isPast(ledger: Ledger, limit: StateLimit, today: Day, orgs: readonly OrgId[]): RawBuilder<SqlBool> {
  const since = sql`${sql.ref(columnOf(limit))} <= ${lateFrom(limit.within, today)}::date`
  const among = limit.among ? conditionOf(ledger, limit.among, orgs) : sql<SqlBool>`true`
  return sql<SqlBool>`(state = ${limit.state} and ${since} and ${among})`
}
