import type { Day, Entry, EntryId, FieldKind, Filter, Ledger, OrgId } from '@taizhang/ledger'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Queryable } from './database.ts'
import { type EntryRow, entryOf } from './entry-row.ts'
import { conditionOf, numberOf, slotOf } from './filter-condition.ts'
import { run, writer } from './query-writer.ts'
import { orgsUnder, type TenantSetup } from './setup.ts'

/** Which entries of a ledger; what is left out does not narrow. */
export interface EntryQuestion {
  readonly ledger: string
  /** With all offices below it. */
  readonly org?: OrgId
  readonly from?: Day
  readonly to?: Day
  readonly filter?: Filter
  /** Words that some text of the entry holds; protected fields are not searched. */
  readonly text?: string
}

/** By the business day, or by a field. Ties go by id. Fast at any size: the day, and the fields of `slotFields`. */
export interface EntrySort {
  readonly by: 'day' | { readonly field: string }
  readonly order: 'ascending' | 'descending'
}

export interface EntryPage {
  readonly entries: readonly Entry[]
  /** Where the next page begins; null behind the last. */
  readonly next: string | null
}

/** A page of a ledger's entries that the transaction may see; deleted ones are left out. */
export async function listEntries(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  question: EntryQuestion,
  { sort, after, limit }: { readonly sort: EntrySort; readonly after: string | null; readonly limit: number },
): Promise<EntryPage> {
  const ledger = setup.ledgers.get(question.ledger)
  if (!ledger) return { entries: [], next: null }
  const key = sortKey(ledger, sort)
  const direction = sort.order === 'ascending' ? sql`asc` : sql`desc`
  let query = entriesWhere(tenant, setup, ledger, question)
    .select([
      'id',
      'ledger',
      'org_id',
      'field_values',
      'day',
      'end_day',
      'state',
      'first_state',
      'state_since',
      'version',
      'deleted',
      'reopened',
      'created_by',
      'created_on',
      'moved_by',
      key.select.as('sort_key'),
    ])
    .orderBy(sql`${key.order} ${direction}, id ${direction}`)
    .limit(limit + 1)
  // The index on a slot holds the rows that have one: without saying so it would not be used.
  if (key.slot) query = query.where(sql<SqlBool>`${key.slot} is not null`)
  const cursor = after === null ? null : readCursor(after)
  if (cursor) {
    const beyond = sort.order === 'ascending' ? sql`>` : sql`<`
    query = query.where(sql<SqlBool>`(${key.order}, id) ${beyond} (${key.bound(cursor.key)}, ${cursor.id})`)
  }
  const rows = (await run(transaction, query)) as readonly (EntryRow & { readonly sort_key: string })[]
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    entries: page.map(entryOf),
    next: rows.length > limit && last ? writeCursor({ key: last.sort_key, id: last.id }) : null,
  }
}

/** How many entries there are, and the sums of some of their number fields as exact decimal text. */
export async function totalOfEntries(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  question: EntryQuestion,
  fields: readonly string[] = [],
): Promise<{ readonly count: number; readonly sums: Readonly<Record<string, string>> }> {
  const ledger = setup.ledgers.get(question.ledger)
  if (!ledger) return { count: 0, sums: {} }
  const sums = fields.map((field, at) => sql<string>`coalesce(sum(${numberOf(field)}), 0)::text`.as(`sum${at}`))
  const query = entriesWhere(tenant, setup, ledger, question).select([sql<number>`count(*)`.as('count'), ...sums])
  const [row] = (await run(transaction, query)) as readonly Readonly<Record<string, string | number>>[]
  return {
    count: Number(row?.['count'] ?? 0),
    sums: Object.fromEntries(fields.map((field, at) => [field, String(row?.[`sum${at}`] ?? '0')])),
  }
}

const searched: ReadonlySet<FieldKind> = new Set(['text', 'long-text', 'choice', 'choices'])

function entriesWhere(tenant: string, setup: TenantSetup, ledger: Ledger, question: EntryQuestion) {
  const conditions: RawBuilder<SqlBool>[] = []
  const orgs = question.org === undefined ? [...setup.orgs.keys()] : orgsUnder(setup, question.org)
  if (orgs.length < setup.orgs.size) conditions.push(sql<SqlBool>`org_id = any (${orgs})`)
  if (question.from !== undefined) conditions.push(sql<SqlBool>`day >= ${question.from}`)
  if (question.to !== undefined) conditions.push(sql<SqlBool>`day <= ${question.to}`)
  if (question.filter) conditions.push(conditionOf(ledger, question.filter, orgs))
  for (const word of question.text?.split(/\s+/).filter((part) => part !== '') ?? [])
    conditions.push(holdsWord(ledger, word))
  let query = writer
    .selectFrom('entry')
    .where('tenant_id', '=', tenant)
    .where('ledger', '=', ledger.key)
    .where(sql<SqlBool>`not deleted`)
  for (const condition of conditions) query = query.where(condition)
  return query
}

function holdsWord(ledger: Ledger, word: string): RawBuilder<SqlBool> {
  const texts = Object.entries(ledger.fields)
    .filter(([, field]) => searched.has(field.kind) && !field.protected)
    .map(([key]) => sql`field_values ->> ${sql.lit(key)}`)
  if (texts.length === 0) return sql<SqlBool>`false`
  const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
  return sql<SqlBool>`concat_ws(chr(10), ${sql.join(texts)}) ilike ${pattern}`
}

/** What is sorted by, what goes into the cursor, and how it comes back from there. */
function sortKey(ledger: Ledger, { by }: EntrySort) {
  if (by === 'day')
    return { order: sql`day`, select: sql<string>`day::text`, bound: (key: string) => sql`${key}::date` }
  const text = (key: string) => sql`${key}`
  const slot = slotOf(ledger, by.field)
  if (slot) return { slot, order: slot, select: slot, bound: text }
  const kind = ledger.fields[by.field]?.kind
  if (kind === 'integer' || kind === 'decimal' || kind === 'money') {
    const order = sql`coalesce(${numberOf(by.field)}, '-infinity'::numeric)`
    return { order, select: sql<string>`${order}::text`, bound: (key: string) => sql`${key}::numeric` }
  }
  const order = sql<string>`(coalesce(field_values ->> ${sql.lit(by.field)}, '') collate "C")`
  return { order, select: order, bound: text }
}

interface Cursor {
  readonly key: string
  readonly id: EntryId
}

const writeCursor = ({ key, id }: Cursor): string => Buffer.from(JSON.stringify([key, id])).toString('base64url')

/** A cursor that nobody gave out reads as none. */
function readCursor(text: string): Cursor | null {
  try {
    const [key, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as readonly unknown[]
    return typeof key === 'string' && typeof id === 'string' ? { key, id } : null
  } catch {
    return null
  }
}
