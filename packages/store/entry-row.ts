import { hash } from 'node:crypto'
import { type Entry, type FieldValue, type FieldValues, type Ledger, type OrgId, uniqueKey } from '@taizhang/ledger'

/** An entry as a row of the table `entry`; as JSON it goes into `json_to_recordset`. */
export interface EntryRow {
  readonly id: string
  readonly ledger: string
  readonly org_id: string
  readonly field_values: FieldValues
  readonly day: string
  readonly end_day: string | null
  readonly state: string
  readonly first_state: string
  readonly state_since: string | null
  readonly version: number
  readonly deleted: boolean
  readonly reopened: number
  readonly created_by: string
  readonly created_on: string
  readonly moved_by: string | null
}

/** The columns of an entry that make it one, in SQL. */
export const entryColumns =
  'e.id, e.ledger, e.org_id, e.field_values, e.day, e.end_day, e.state, e.first_state, e.state_since, e.version, e.deleted, e.reopened, e.created_by, e.created_on, e.moved_by'

/** An entry as the domain knows it. */
export const entryOf = (row: EntryRow): Entry => ({
  id: row.id,
  ledger: row.ledger,
  org: row.org_id,
  values: valuesOf(row.field_values),
  day: row.day,
  endDay: row.end_day,
  state: row.state === '' ? null : row.state,
  stateSince: row.state_since,
  version: row.version,
  deleted: row.deleted,
  reopened: row.reopened,
  createdBy: row.created_by,
  createdOn: row.created_on,
  movedBy: row.moved_by,
})

/** jsonb keeps keys in an order of its own; the domain compares values as text, so parts come back in the domain's order. */
function valuesOf(values: FieldValues): FieldValues {
  const ordered: Record<string, FieldValue> = {}
  for (const [key, value] of Object.entries(values)) ordered[key] = partsInOrder(value)
  return ordered
}

function partsInOrder(value: FieldValue): FieldValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  if ('longitude' in value) return { longitude: value.longitude, latitude: value.latitude }
  if ('from' in value) return { from: value.from, to: value.to }
  if ('status' in value) return { status: value.status, source: value.source, asOf: value.asOf }
  return value
}

/** The entry as a row with its derived keys. `firstState` is the state in which it began. */
export const rowOf = (ledger: Ledger, entry: Entry, firstState: string | null) => ({
  id: entry.id,
  ledger: entry.ledger,
  org_id: entry.org,
  field_values: entry.values,
  day: entry.day,
  end_day: entry.endDay,
  state: entry.state ?? '',
  first_state: firstState ?? '',
  state_since: entry.stateSince,
  version: entry.version,
  deleted: entry.deleted,
  reopened: entry.reopened,
  created_by: entry.createdBy,
  created_on: entry.createdOn,
  moved_by: entry.movedBy,
  ...keysOf(ledger, entry),
})

/** What a row holds only to be found by. */
export const keysOf = (ledger: Ledger, { org, values }: Pick<Entry, 'org' | 'values'>) => {
  const [slot1, slot2, slot3] = slotFields(ledger).map((key) => sortText(ledger, key, values[key] ?? null))
  return {
    unique_key: uniqueDigest(ledger, org, values),
    repeat_key: repeatDigest(ledger, org, values),
    slot1: slot1 ?? null,
    slot2: slot2 ?? null,
    slot3: slot3 ?? null,
  }
}

export const uniqueDigest = (ledger: Ledger, org: OrgId, values: FieldValues): string | null =>
  ledger.uniqueBy ? digest(uniqueKey(ledger, org, values)) : null

export const repeatDigest = (ledger: Ledger, org: OrgId, values: FieldValues): string | null =>
  ledger.flow?.repeat
    ? digest(JSON.stringify([ledger.key, org, ...ledger.flow.repeat.sameFields.map((key) => values[key] ?? null)]))
    : null

/** A long text as a key of 43 characters. */
export const digest = (text: string): string => hash('sha256', text, 'base64url')

const slotKinds: ReadonlySet<string> = new Set(['choice', 'person', 'org', 'integer', 'decimal', 'money', 'date'])

/** The fields by which a ledger of a million entries can be filtered and sorted at once: the first three of few words, a number or a day. */
export const slotFields = (ledger: Ledger): readonly string[] =>
  Object.keys(ledger.fields)
    .filter((key) => key !== ledger.dateField && slotKinds.has(ledger.fields[key]?.kind ?? ''))
    .slice(0, 3)

/** A value as text that sorts as the value does; '' where nothing is filled. Numbers have up to 15 digits before the point. */
export function sortText(ledger: Ledger, key: string, value: FieldValue): string {
  if (value === null) return ''
  const kind = ledger.fields[key]?.kind
  if (kind === 'integer' || kind === 'decimal' || kind === 'money') return numberText(String(value))
  return typeof value === 'string' ? value.slice(0, 200) : JSON.stringify(value).slice(0, 200)
}

/** `1:` and 15 digits for 0 and more; `0:` and each digit's complement to 9 for less, closed by `~`, which sorts behind all digits. */
function numberText(value: string): string {
  const negative = value.startsWith('-')
  const [whole = '', part = ''] = value.replace('-', '').split('.')
  const digits = `${whole.padStart(15, '0')}.${part.replace(/0+$/, '')}`
  return negative ? `0:${digits.replace(/\d/g, (digit) => String(9 - Number(digit)))}~` : `1:${digits}`
}
