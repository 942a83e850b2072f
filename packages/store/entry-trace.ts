import { type Entry, type Filter, membersOf, parsePeriod, type Slice } from '@taizhang/ledger'
import { sql } from 'kysely'
import type { Queryable } from './database.ts'
import { movesOf } from './entry-past.ts'
import { type EntryRow, entryColumns, entryOf } from './entry-row.ts'
import { conditionOf } from './filter-condition.ts'
import type { IndicatorQuestion } from './indicator-reading.ts'
import { writer } from './query-writer.ts'
import { countedSpans } from './rollup.ts'
import { type LedgerIndicator, orgsUnder, type TenantSetup } from './setup.ts'

/** An entry that an indicator counts, and how often in the period (an entry can arrive in a state more than once). */
export interface TracedEntry {
  readonly entry: Entry
  readonly times: number
}

export interface TracePage {
  readonly traced: readonly TracedEntry[]
  /** The id behind which the next page begins; null behind the last. */
  readonly next: string | null
}

const CANDIDATES = 2_000

/**
 * The entries behind the value of an indicator over a ledger, in the order of their ids, as far as the transaction may see them. The
 * database narrows, the domain's own words decide.
 */
export async function traceEntries(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  { indicator: key, org, period: periodKey, slice = null }: IndicatorQuestion,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<TracePage> {
  const indicator = setup.indicators.get(key)
  const period = parsePeriod(periodKey)
  if (indicator?.kind !== 'ledger' || !period) return { traced: [], next: null }
  const traced: TracedEntry[] = []
  const [from, to] = indicator.when === 'as-of' ? [period.to, period.to] : [period.from, period.to]
  let behind = after ?? ''
  for (;;) {
    const rows = await candidates(transaction, tenant, setup, indicator, { org, from, to, slice }, behind)
    const moves = await movesOf(
      transaction,
      tenant,
      rows.filter(({ state }) => state !== '').map(({ id }) => id),
    )
    for (const row of rows) {
      const entry = entryOf(row)
      const past = {
        entry,
        firstState: row.first_state === '' ? null : row.first_state,
        moves: moves.get(row.id) ?? [],
      }
      if (slice && !membersOf(past.entry, slice.field).includes(slice.value)) continue
      const times = countedSpans(indicator, past).filter((span) => span.from <= to && span.to >= from).length
      if (times === 0) continue
      if (traced.length === limit) return { traced, next: traced.at(-1)?.entry.id ?? null }
      traced.push({ entry, times })
    }
    if (rows.length < CANDIDATES) return { traced, next: null }
    behind = rows.at(-1)?.id ?? behind
  }
}

/** Entries that may count: by ledger, office, days, and those parts of the filter that do not ask for a state in the past. */
async function candidates(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  indicator: LedgerIndicator,
  {
    org,
    from,
    to,
    slice,
  }: { readonly org: string; readonly from: string; readonly to: string; readonly slice: Slice | null },
  behind: string,
): Promise<readonly EntryRow[]> {
  const ledger = setup.ledgers.get(indicator.of)
  if (!ledger) return []
  const { when, filter } = indicator
  const narrowing =
    filter && (when === 'during' || !asksForState(filter))
      ? conditionOf(ledger, filter, orgsUnder(setup, org))
      : sql`true`
  const part = slice ? conditionOf(ledger, partOf(slice), orgsUnder(setup, org)) : sql`true`
  const days =
    when === 'during'
      ? sql`e.day between ${from} and ${to}`
      : when === 'as-of'
        ? sql`e.day <= ${to} and (e.end_day is null or e.end_day >= ${to})`
        : sql`(${'reached' in when ? sql`(e.first_state = ${when.reached} and e.day between ${from} and ${to}) or` : sql``}
            exists (select from arrival a where a.tenant_id = e.tenant_id and a.entry_id = e.id and a.on_day between ${from} and ${to}
              and ${'reached' in when ? sql`a.to_state = ${when.reached}` : sql`a.from_state = ${when.left}`}))`
  const query = sql`select ${sql.raw(entryColumns)} from entry e
    where e.tenant_id = ${tenant} and e.ledger = ${ledger.key} and not e.deleted and e.org_id = any (${orgsUnder(setup, org)})
      and e.id > ${behind} and ${days} and ${narrowing} and ${part}
    order by e.id limit ${sql.lit(CANDIDATES)}`.compile(writer)
  return transaction.query<EntryRow>(query.sql, query.parameters)
}

const partOf = ({ field, value }: Slice): Filter => (value === '' ? { field, filled: false } : { field, is: value })

const asksForState = (filter: Filter): boolean =>
  'state' in filter ||
  ('all' in filter && filter.all.some(asksForState)) ||
  ('any' in filter && filter.any.some(asksForState))
