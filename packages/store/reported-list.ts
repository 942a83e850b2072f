import type { OrgId, ReportedValue } from '@taizhang/ledger'
import type { Queryable } from './database.ts'

/** Which reported values; what is left out does not narrow. */
export interface ReportedQuestion {
  readonly indicator?: string
  readonly org?: OrgId
  readonly period?: string
  readonly status?: ReportedValue['status']
}

/** Reported values that the transaction may see, in order of period (newest first), indicator and office. */
export function listReported(
  transaction: Queryable,
  tenant: string,
  { indicator, org, period, status }: ReportedQuestion,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly ReportedValue[]> {
  return transaction.query<ReportedValue>(
    `select indicator, org_id as org, period, value, note, status, by_person as by, reviewed_by as "reviewedBy", reason, version
     from reported
     where tenant_id = $1 and ($2::text is null or indicator = $2) and ($3::text is null or org_id = $3)
       and ($4::text is null or period = $4) and ($5::text is null or status = $5)
     order by period desc, indicator, org_id limit $6 offset $7`,
    [tenant, indicator ?? null, org ?? null, period ?? null, status ?? null, limit, offset],
  )
}
