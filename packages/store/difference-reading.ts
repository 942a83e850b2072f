import { differencesOf, type EntryId, type Ledger, type OrgId, type StatusDifference } from '@taizhang/ledger'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Queryable } from './database.ts'
import { type EntryRow, entryOf } from './entry-row.ts'
import { run, writer } from './query-writer.ts'
import { orgsUnder, type TenantSetup } from './setup.ts'

/** Which differences; what is left out does not narrow. */
export interface DifferenceQuestion {
  readonly ledger?: string
  /** With all offices below it. */
  readonly org?: OrgId
}

/** Statuses set elsewhere that do not go with ours, in the order of the entries' ids: those of `limit` entries behind `after`. */
export async function readDifferences(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  question: DifferenceQuestion,
  { after, limit }: { readonly after: EntryId | null; readonly limit: number },
): Promise<{ readonly items: readonly StatusDifference[]; readonly next: EntryId | null }> {
  const conditions = [...setup.ledgers.values()]
    .filter(({ key }) => question.ledger === undefined || question.ledger === key)
    .flatMap(differs)
  if (conditions.length === 0) return { items: [], next: null }
  let query = writer
    .selectFrom('entry')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where(sql<SqlBool>`not deleted and state <> ''`)
    .where(sql<SqlBool>`(${sql.join(conditions, sql` or `)})`)
    .orderBy('id')
    .limit(limit + 1)
  if (question.org !== undefined) query = query.where(sql<SqlBool>`org_id = any (${orgsUnder(setup, question.org)})`)
  if (after !== null) query = query.where('id', '>', after)
  const rows = ((await run(transaction, query)) as readonly EntryRow[]).map(entryOf)
  const page = rows.slice(0, limit)
  const items = page.flatMap((entry) => {
    const ledger = setup.ledgers.get(entry.ledger)
    return ledger ? differencesOf(ledger, entry) : []
  })
  return { items, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** For each status of a ledger that says with which states it goes: the entries that are in another. */
function differs({ key, fields }: Ledger): readonly RawBuilder<SqlBool>[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    field.kind === 'outside-status'
      ? Object.entries(field.means ?? {}).map(
          ([status, states]) =>
            sql<SqlBool>`(ledger = ${key} and field_values -> ${sql.lit(name)} ->> 'status' = ${status} and state <> all (${states}::text[]))`,
        )
      : [],
  )
}
