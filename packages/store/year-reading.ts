import type { OrgId, PersonId, StepContext } from '@taizhang/ledger'
import type { LineChange, YearProposal } from '@taizhang/report'
import type { Queryable } from './database.ts'
import type { Holding } from './ledger-store.ts'
import { isUsedBy, packsInUse, packsOf } from './pack-store.ts'
import type { TenantSetup } from './setup.ts'

/** What was decided about a line of a proposal. A change alone decides nothing. */
export interface LineVerdict {
  readonly verdict: 'open' | 'accepted' | 'dropped'
  readonly change?: LineChange
  /** Of a task: who will answer for it. */
  readonly person?: PersonId
}

export interface YearDecisions {
  /** Questions that were answered with: go on all the same. */
  readonly goOn: readonly string[]
  /** Whether the outline becomes the annual draft. */
  readonly outline: LineVerdict['verdict']
  /** By the line's id. */
  readonly lines: Readonly<Record<string, LineVerdict>>
}

/** Last year's report, as it came in. */
export interface YearDocument {
  readonly name: string
  /** SHA-256, as hexadecimal digits. */
  readonly hash: string
  readonly sizeBytes: number
}

/** A proposal for a year with what was decided about it. */
export interface StoredYear {
  readonly id: string
  readonly org: OrgId
  readonly year: number
  readonly version: number
  readonly document: YearDocument
  /** What was read; places of the proposal are in it. */
  readonly text: string
  readonly proposal: YearProposal
  readonly decisions: YearDecisions
  /** What came of a line: an indicator's key, a task's id. */
  readonly made: Readonly<Record<string, string>>
  readonly report: string | null
  readonly createdBy: PersonId
  readonly createdAt: string
  readonly appliedAt: string | null
}

const columns = `y.id, y.org_id as org, y.year, y.version, y.text, y.proposal, y.decisions, y.made, y.report_id as report,
  json_build_object('name', y.document_name, 'hash', y.document_hash, 'sizeBytes', y.size_bytes) as document,
  y.created_by as "createdBy", y.created_at as "createdAt", y.applied_at as "appliedAt"`

/** A proposal that the transaction may see. */
export async function readYear(transaction: Queryable, tenant: string, id: string): Promise<StoredYear | undefined> {
  const [row] = await transaction.query<StoredYear>(
    `select ${columns} from year_proposal y where y.tenant_id = $1 and y.id = $2`,
    [tenant, id],
  )
  return row
}

/** The proposals that the transaction may see, newest first. */
export const listYears = (
  transaction: Queryable,
  tenant: string,
  { orgs, year }: { readonly orgs?: readonly OrgId[]; readonly year?: number },
): Promise<readonly StoredYear[]> =>
  transaction.query<StoredYear>(
    `select ${columns} from year_proposal y
     where y.tenant_id = $1 and ($2::text[] is null or y.org_id = any ($2)) and ($3::integer is null or y.year = $3)
     order by y.created_at desc, y.id limit 500`,
    [tenant, orgs ?? null, year ?? null],
  )

/** What an office has, for last year's report to be matched against: its indicators, ledgers and the task templates of its packs. */
export async function officeContent(transaction: Queryable, tenant: string, setup: TenantSetup, org: OrgId) {
  const used = packsOf(setup, org)
  const packs = await packsInUse(transaction, tenant)
  return {
    office: {
      name: setup.orgs.get(org)?.name ?? org,
      within: (setup.lines.get(org) ?? []).slice(1).flatMap((one) => setup.orgs.get(one)?.name ?? []),
    },
    indicators: [...setup.indicators.values()].filter(({ key }) => isUsedBy(setup, org, 'indicator', key)),
    ledgers: [...setup.ledgers.values()],
    templates: packs.filter(({ id }) => used.includes(id)).flatMap(({ taskTemplates }) => taskTemplates),
  }
}

/** As `readYear`, of one that the transaction has just written. */
export async function reread(
  { transaction, tenant }: Pick<Holding, 'transaction' | 'tenant'>,
  id: string,
): Promise<StoredYear> {
  const year = await readYear(transaction, tenant, id)
  if (!year) throw new Error('a proposal that was written is there')
  return year
}

/** A record of the history about a proposal. */
export const yearRecord = (subject: string, org: OrgId, change: unknown, { by, at }: StepContext) => ({
  kind: 'year',
  subject,
  org,
  by,
  at,
  change,
})
