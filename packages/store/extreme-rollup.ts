import type { Indicator } from '@taizhang/ledger'
import { type BulkWriter, type Column, columnsOf } from './bulk-write.ts'
import type { ContributionRow } from './contribution.ts'
import type { TenantSetup } from './setup.ts'

/** Whether the least and the greatest amount of each month are kept. Of a stock they are not: it is looked up by amount. */
export const keepsExtremes = (indicator: Indicator | undefined): boolean =>
  indicator?.kind === 'ledger' &&
  indicator.when !== 'as-of' &&
  (indicator.measure.kind === 'minimum' || indicator.measure.kind === 'maximum')

/**
 * Brings the extremes up to date after contributions were written: what came widens its month, and a month from which something went is
 * looked through anew.
 */
export async function writeExtremes(
  writer: BulkWriter,
  { indicators }: TenantSetup,
  gone: readonly ContributionRow[],
  come: readonly ContributionRow[],
): Promise<void> {
  const kept = (rows: readonly ContributionRow[]) =>
    rows.filter(({ indicator, amount }) => amount !== null && keepsExtremes(indicators.get(indicator)))
  const months = [...new Map(kept(gone).map((row) => [JSON.stringify(columns.map(({ of }) => of(row))), row])).values()]
  if (months.length > 0) {
    await writer.write(
      columns,
      months,
      (source) => `delete from extreme_rollup x using ${source} where ${samePlace} and x.month = r.month`,
    )
    await writer.write(
      columns,
      months,
      (source) => `insert into extreme_rollup (${names}, least, greatest)
        select $1, r.indicator, r.org_id, r.dimension, r.member, r.month, min(x.amount), max(x.amount) from ${source}
        join contribution x on ${samePlace} and x.from_day between r.month and (r.month + interval '1 month' - interval '1 day')::date
        where x.amount is not null group by r.indicator, r.org_id, r.dimension, r.member, r.month`,
    )
  }
  await writer.write(
    [...columns, { name: 'amount', type: 'numeric', of: ({ amount }) => amount }],
    kept(come),
    (source) => `insert into extreme_rollup as x (${names}, least, greatest)
      select $1, r.indicator, r.org_id, r.dimension, r.member, r.month, min(r.amount), max(r.amount) from ${source}
      group by r.indicator, r.org_id, r.dimension, r.member, r.month
      on conflict (${names}) do update
        set least = least(x.least, excluded.least), greatest = greatest(x.greatest, excluded.greatest)`,
  )
}

const columns: readonly Column<ContributionRow>[] = [
  ...columnsOf<ContributionRow>({ indicator: 'text', org_id: 'text', dimension: 'text', member: 'text' }),
  { name: 'month', type: 'date', of: ({ from_day }) => `${from_day.slice(0, 7)}-01` },
]
const names = `tenant_id, ${columns.map(({ name }) => name).join(', ')}`
const samePlace = `x.tenant_id = $1 and x.indicator = r.indicator and x.org_id = r.org_id and x.dimension = r.dimension
  and x.member = r.member`
