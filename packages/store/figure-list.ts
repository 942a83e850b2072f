import type { CitedFigure, OrgId, Target } from '@taizhang/ledger'
import type { Queryable } from './database.ts'

/** Which targets or cited figures; what is left out does not narrow. */
export interface FigureQuestion {
  readonly indicator?: string
  readonly org?: OrgId
  readonly period?: string
}

interface Page {
  readonly offset: number
  readonly limit: number
}

/** Targets that the transaction may see, all versions; of each the newest first. */
export const listTargets = (
  transaction: Queryable,
  tenant: string,
  { indicator, org, period }: FigureQuestion,
  { offset, limit }: Page,
): Promise<readonly Target[]> =>
  transaction.query<Target>(
    `select indicator, org_id as org, period, value, op, issuer, version, issued_on as "issuedOn"
     from target
     where tenant_id = $1 and ($2::text is null or indicator = $2) and ($3::text is null or org_id = $3)
       and ($4::text is null or period = $4)
     order by indicator, org_id, period, issuer, version desc limit $5 offset $6`,
    [tenant, indicator ?? null, org ?? null, period ?? null, limit, offset],
  )

/** Cited figures that the transaction may see, with those that a later one replaced; of each the newest first. */
export async function listCited(
  transaction: Queryable,
  tenant: string,
  { indicator, org, period }: FigureQuestion,
  { offset, limit }: Page,
): Promise<readonly CitedFigure[]> {
  const rows = await transaction.query<
    Omit<CitedFigure, 'direction'> & { readonly direction: CitedFigure['direction'] | null }
  >(
    `select indicator, org_id as org, period, value, document, dated, scope, direction
     from cited_figure
     where tenant_id = $1 and ($2::text is null or indicator = $2) and ($3::text is null or org_id = $3)
       and ($4::text is null or period = $4)
     order by indicator, org_id, period, ordinal desc limit $5 offset $6`,
    [tenant, indicator ?? null, org ?? null, period ?? null, limit, offset],
  )
  return rows.map(({ direction, ...figure }) => ({ ...figure, ...(direction && { direction }) }))
}
