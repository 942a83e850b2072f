import { type Day, type IndicatorValue, type OrgId, parsePeriod } from '@taizhang/ledger'
import type { Queryable } from './database.ts'
import { leavesOf } from './figure-reading.ts'
import type { TenantSetup } from './setup.ts'

/** The first day on which a ledger holds anything of an office or those below it; ledgers that hold nothing are missing. */
async function keptSince(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  org: OrgId,
): Promise<ReadonlyMap<string, Day>> {
  const asked = [...setup.indicatorsOfLedger].flatMap(([ledger, indicators]) =>
    indicators.map(({ key }) => ({ ledger, indicator: key })),
  )
  const rows = await transaction.query<{ readonly ledger: string; readonly since: Day }>(
    `select q.ledger, min(first.day)::text as since
     from json_to_recordset($2::json) as q (ledger text, indicator text)
     cross join lateral (
       select r.day from rollup r
       where r.tenant_id = $1 and r.indicator = q.indicator and r.org_id = $3 and r.dimension = '' and r.member = ''
         and r.counted > 0
       order by r.day limit 1
     ) first
     group by q.ledger`,
    [tenant, JSON.stringify(asked), org],
  )
  return new Map(rows.map(({ ledger, since }) => [ledger, since]))
}

/**
 * Of the values of an office, those with which another may be compared: null takes the place of one whose period ends before any ledger
 * that it is counted over was kept. Nothing entered then is no 0, unless last year's report gave a figure.
 */
export async function comparableValues(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  org: OrgId,
  values: readonly (IndicatorValue | null)[],
): Promise<readonly (IndicatorValue | null)[]> {
  const since = await keptSince(transaction, tenant, setup, org)
  return values.map((value) => {
    if (!value || value.baseline !== undefined) return value
    const ledgers = leavesOf(setup, value.indicator).map(({ of }) => of)
    const end = parsePeriod(value.period)?.to
    if (ledgers.length === 0 || end === undefined) return value
    return ledgers.some((ledger) => (since.get(ledger) ?? '9999-12-31') <= end) ? value : null
  })
}
