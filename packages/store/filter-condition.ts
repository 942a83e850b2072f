import type { Filter, Ledger, OrgId } from '@taizhang/ledger'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { slotFields, sortText, uniqueDigest } from './entry-row.ts'

type Condition = RawBuilder<SqlBool>

const both = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(conditions, sql` and `)})`
const either = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`

/**
 * A filter as a condition on `entry`, with the meaning of the domain's `passes`; where a slot holds the field, on the slot, so that
 * an index can serve it. `state` is the state now. Entries that are not deleted, of one of `orgs`, are asked for.
 */
export function conditionOf(ledger: Ledger, filter: Filter, orgs: readonly OrgId[]): Condition {
  if ('all' in filter) return both(filter.all.map((part) => conditionOf(ledger, part, orgs)))
  if ('any' in filter) return either(filter.any.map((part) => conditionOf(ledger, part, orgs)))
  if ('state' in filter)
    return filter.state.length === 0
      ? sql<SqlBool>`false`
      : sql<SqlBool>`(state <> '' and state in (${sql.join(filter.state)}))`
  const value = jsonOf(filter.field)
  if ('filled' in filter) return filter.filled ? sql<SqlBool>`${value} is not null` : sql<SqlBool>`${value} is null`
  if ('isNot' in filter) return sql<SqlBool>`not coalesce(${equal(ledger, filter.field, filter.isNot)}, false)`
  if ('is' in filter) {
    const wanted = Array.isArray(filter.is) ? filter.is : [filter.is]
    return either(wanted.map((one) => equal(ledger, filter.field, one, orgs)))
  }
  return both([
    sql<SqlBool>`${value} is not null`,
    ...(filter.from === undefined ? [] : [compared(ledger, filter.field, '>=', filter.from)]),
    ...(filter.to === undefined ? [] : [compared(ledger, filter.field, '<=', filter.to)]),
  ])
}

const NUMERIC = /^-?\d+(?:\.\d+)?$/

const jsonOf = (field: string) => sql`(field_values -> ${sql.lit(field)})`
const textOf = (field: string) => sql<string>`((field_values ->> ${sql.lit(field)}) collate "C")`

/** The number that a value is; null where it is none. */
export const numberOf = (field: string) => sql<string>`(case
  when jsonb_typeof(${jsonOf(field)}) = 'number' then (field_values ->> ${sql.lit(field)})::numeric
  when jsonb_typeof(${jsonOf(field)}) = 'string' and field_values ->> ${sql.lit(field)} ~ '^-?[0-9]+(\\.[0-9]+)?$' then (field_values ->> ${sql.lit(field)})::numeric
end)`

/** @param orgs where to look by the unique key, which is kept by office; left out, there is no such way. */
function equal(ledger: Ledger, field: string, wanted: string | number, orgs?: readonly OrgId[]): Condition {
  if (orgs && ledger.uniqueBy?.length === 1 && ledger.uniqueBy[0] === field && typeof wanted === 'string') {
    const keys = orgs.map((org) => uniqueDigest(ledger, org, { [field]: wanted }))
    return sql<SqlBool>`(unique_key = any (${keys}) and ${jsonOf(field)} @> ${JSON.stringify(wanted)}::jsonb)`
  }
  const kind = ledger.fields[field]?.kind
  const slot = slotOf(ledger, field)
  const isWord = kind === 'choice' || kind === 'person' || kind === 'org' || kind === 'date'
  if (slot && isWord && typeof wanted === 'string' && wanted !== '' && wanted.length <= 200)
    return sql<SqlBool>`${slot} = ${wanted}`
  // Containment: a text is the value, or one of several choices.
  const holds = sql<SqlBool>`${jsonOf(field)} @> ${JSON.stringify(String(wanted))}::jsonb`
  if (typeof wanted === 'string') return holds
  return sql<SqlBool>`(${numberOf(field)} = ${wanted}::numeric or (jsonb_typeof(${jsonOf(field)}) = 'array' and ${holds}))`
}

function compared(ledger: Ledger, field: string, operator: '>=' | '<=', bound: string | number): Condition {
  const sign = operator === '>=' ? sql`>=` : sql`<=`
  const kind = ledger.fields[field]?.kind
  const slot = slotOf(ledger, field)
  const isNumber = kind === 'integer' || kind === 'decimal' || kind === 'money'
  if (NUMERIC.test(String(bound))) {
    if (slot && isNumber) return sql<SqlBool>`(${slot} <> '' and ${slot} ${sign} ${sortText(ledger, field, bound)})`
    return sql<SqlBool>`case when ${numberOf(field)} is not null then ${numberOf(field)} ${sign} ${bound}::numeric else ${textOf(field)} ${sign} ${String(bound)} end`
  }
  if (slot && kind === 'date') return sql<SqlBool>`(${slot} <> '' and ${slot} ${sign} ${String(bound)})`
  return sql<SqlBool>`${textOf(field)} ${sign} ${String(bound)}`
}

/** The column that holds a field in an order that an index keeps; undefined where none does. */
export function slotOf(ledger: Ledger, field: string) {
  const at = slotFields(ledger).indexOf(field)
  return at < 0 ? undefined : sql<string>`${sql.ref(`slot${at + 1}`)}`
}
