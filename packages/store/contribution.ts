import type { Day, Entry, EntryId, FieldValue, OrgId } from '@taizhang/ledger'
import { type BulkWriter, columnsOf } from './bulk-write.ts'
import { digest } from './entry-row.ts'
import type { LedgerIndicator } from './setup.ts'

/** Days on which an entry counts for an indicator: one day of an event or an arrival, a stretch of a stock. */
export interface Span {
  readonly from: Day
  readonly to: Day
}

/** A row of `contribution`: where an entry counts for a measure that does not add up over days. */
export interface ContributionRow {
  readonly indicator: string
  readonly org_id: OrgId
  readonly dimension: string
  readonly member: string
  readonly entry_id: EntryId
  readonly ordinal: number
  readonly from_day: Day
  readonly to_day: Day
  /** Of a measure of different values: the value as JSON, a long one as its digest. */
  readonly value: string | null
  readonly amount: string | null
  /** Of a stock: it is looked up by entry and by amount. */
  readonly stock: boolean
}

/** Measures that add up over days; the others are told from contributions and what is kept of them. */
export const addsUp = ({ measure }: LedgerIndicator): boolean =>
  measure.kind === 'count' || measure.kind === 'sum' || measure.kind === 'average'

const NUMERIC = /^-?\d+(?:\.\d+)?$/
export const isNumeric = (value: FieldValue): value is string | number =>
  typeof value === 'number' || (typeof value === 'string' && NUMERIC.test(value))

/** What the indicator measures of an entry; null where nothing that counts is filled in. */
export function measuredValue({ measure }: LedgerIndicator, entry: Entry): FieldValue {
  const value = 'field' in measure ? (entry.values[measure.field] ?? null) : null
  return measure.kind === 'distinct' || isNumeric(value) ? value : null
}

/** As long as a digest. */
const VALUE_MAX = 43

/** What an entry adds to an indicator whose measure does not add up. @param members the whole, and the entry's place in each dimension. */
export function contributionsOf(
  indicator: LedgerIndicator,
  entry: Entry,
  spans: readonly Span[],
  members: Iterable<readonly [dimension: string, member: string]>,
): readonly ContributionRow[] {
  if (spans.length === 0) return []
  const measured = measuredValue(indicator, entry)
  const isDistinct = indicator.measure.kind === 'distinct'
  const text = measured === null ? null : isDistinct ? JSON.stringify(measured) : String(measured)
  const value = text !== null && text.length > VALUE_MAX ? digest(text) : text
  const rows: ContributionRow[] = []
  for (const [dimension, member] of members)
    for (const [ordinal, { from, to }] of spans.entries())
      rows.push({
        indicator: indicator.key,
        org_id: entry.org,
        dimension,
        member,
        entry_id: entry.id,
        ordinal,
        from_day: from,
        to_day: to,
        value: isDistinct ? value : null,
        amount: isDistinct ? null : text,
        stock: indicator.when === 'as-of',
      })
  return rows
}

/**
 * Whether a contribution is ever looked up: not one of nothing filled in, nor a value of a stock, of which `distinct_rollup` tells on any
 * day how many different ones there are.
 */
export const isLookedUp = ({ amount, value, stock }: ContributionRow): boolean =>
  amount !== null || (value !== null && !stock)

const columns = columnsOf<ContributionRow>({
  indicator: 'text',
  org_id: 'text',
  dimension: 'text',
  member: 'text',
  entry_id: 'text',
  ordinal: 'integer',
  from_day: 'date',
  to_day: 'date',
  value: 'text',
  amount: 'numeric',
  stock: 'boolean',
})

/** Takes away what some entries contributed, and writes what they contribute now. */
export async function writeContributions(
  writer: BulkWriter,
  gone: readonly ContributionRow[],
  come: readonly ContributionRow[],
): Promise<void> {
  const ids = [...new Set(gone.map(({ entry_id }) => entry_id))]
  // An entry's rows are few, whatever the indicator.
  if (ids.length > 0) await writer.run('delete from contribution where tenant_id = $1 and entry_id = any ($2)', [ids])
  await writer.insert('contribution', columns, come.filter(isLookedUp))
}
