import type { Decision, Entry, EntryId, HistoryRow, OrgId, ReportedValue } from '@taizhang/ledger'
import { parsePeriod } from '@taizhang/ledger'
import { pieces, writeRows } from './bulk-write.ts'
import type { Queryable } from './database.ts'
import { rowOf } from './entry-row.ts'
import type { TenantSetup } from './setup.ts'
import type { KnownEntry } from './step-view.ts'

/** Where what was decided is written. */
export interface Place {
  readonly transaction: Queryable
  readonly tenant: string
  readonly setup: TenantSetup
}

const columnTypes = `id text, ledger text, org_id text, field_values jsonb, day date, end_day date, state text, first_state text,
  state_since date, version integer, deleted boolean, reopened integer, created_by text, created_on date, moved_by text,
  unique_key text, repeat_key text, slot1 text, slot2 text, slot3 text`
const columnNames = columnTypes.replaceAll(/ (?:text|jsonb|date|integer|boolean)/g, '')
const changing = `field_values, day, end_day, state, state_since, version, deleted, reopened, moved_by, unique_key, repeat_key, slot1, slot2, slot3`

/** Writes entries as they are to be. @param isStored tells those that the database has already. */
export async function writeEntries(
  { transaction, tenant, setup }: Place,
  entries: readonly KnownEntry[],
  isStored: (id: EntryId) => boolean,
): Promise<void> {
  const rows = entries.map(({ entry, firstState }) => {
    const ledger = setup.ledgers.get(entry.ledger)
    if (!ledger) throw new Error(`ledger '${entry.ledger}' was there when it was decided`)
    return rowOf(ledger, entry, firstState)
  })
  await writeRows(
    transaction,
    tenant,
    `insert into entry (tenant_id, ${columnNames}) select $1, ${columnNames} from json_to_recordset($2) as r(${columnTypes})`,
    rows.filter(({ id }) => !isStored(id)),
  )
  for (const piece of pieces(rows.filter(({ id }) => isStored(id)))) {
    // Naming the ids apart keeps the database from looking through all entries where it does not know how many there are.
    const written = await transaction.query<{ id: string }>(
      `update entry e set (${changing}) = (${changing.replaceAll(/(\w+)/g, 'r.$1')})
       from json_to_recordset($2) as r(${columnTypes})
       where e.tenant_id = $1 and e.id = any ($3) and e.id = r.id and e.version < r.version returning e.id`,
      [tenant, JSON.stringify(piece), piece.map(({ id }) => id)],
    )
    if (written.length !== piece.length)
      throw new Error(`${piece.length - written.length} entries could not be written`)
  }
}

/** A row of `arrival`: a change of state after the begin. */
export interface ArrivalRow {
  readonly entry_id: EntryId
  readonly version: number
  readonly ledger: string
  readonly org_id: OrgId
  readonly from_state: string
  readonly to_state: string
  readonly on_day: string
  readonly closes: boolean
  readonly by_person: string
  readonly person_before: string
  readonly evidence_count: number
}

/** @param before the entry before the change. */
export function arrivalRow(setup: TenantSetup, row: HistoryRow, before: Entry | undefined): ArrivalRow | undefined {
  const { change } = row
  if (change.kind !== 'moved' && change.kind !== 'repeated') return undefined
  return {
    entry_id: row.entry,
    version: row.version,
    ledger: row.ledger,
    org_id: row.org,
    from_state: change.from,
    to_state: change.to,
    on_day: row.on,
    closes: setup.ledgers.get(row.ledger)?.flow?.closes?.includes(change.to) ?? false,
    by_person: row.by,
    person_before: before?.movedBy ?? before?.createdBy ?? row.by,
    evidence_count: change.kind === 'moved' ? change.evidence.length : 0,
  }
}

export const writeArrivals = ({ transaction, tenant }: Place, rows: readonly ArrivalRow[]): Promise<void> =>
  writeRows(
    transaction,
    tenant,
    `insert into arrival (tenant_id, entry_id, version, ledger, org_id, from_state, to_state, on_day, closes, by_person, person_before, evidence_count)
       select $1, entry_id, version, ledger, org_id, from_state, to_state, on_day, closes, by_person, person_before, evidence_count
       from json_to_recordset($2) as r(entry_id text, version integer, ledger text, org_id text, from_state text, to_state text,
         on_day date, closes boolean, by_person text, person_before text, evidence_count integer)`,
    rows,
  )

/** Writes anew which entries each of these refers to. */
export async function writeReferences(
  { transaction, tenant, setup }: Place,
  entries: readonly Entry[],
  isStored: (id: EntryId) => boolean,
): Promise<void> {
  const referring = entries.filter(({ ledger }) =>
    Object.values(setup.ledgers.get(ledger)?.fields ?? {}).some(({ kind }) => kind === 'reference'),
  )
  const known = referring.filter(({ id }) => isStored(id)).map(({ id }) => id)
  if (known.length > 0)
    await transaction.query('delete from entry_reference where tenant_id = $1 and entry_id = any ($2)', [tenant, known])
  const rows = referring.flatMap((entry) => {
    if (entry.deleted) return []
    return Object.entries(setup.ledgers.get(entry.ledger)?.fields ?? {}).flatMap(([field, { kind }]) => {
      const target = kind === 'reference' ? entry.values[field] : null
      return typeof target === 'string' ? [{ entry_id: entry.id, field, org_id: entry.org, target_id: target }] : []
    })
  })
  await writeRows(
    transaction,
    tenant,
    `insert into entry_reference (tenant_id, entry_id, field, org_id, target_id)
       select $1, entry_id, field, org_id, target_id
       from json_to_recordset($2) as r(entry_id text, field text, org_id text, target_id text)`,
    rows,
  )
}

/** A row of `evidence_use`: which entry a file belongs to, ever. */
export interface EvidenceUse {
  readonly hash: string
  readonly entry_id: EntryId
  readonly org_id: OrgId
}

/** The files that a decision ties to entries, by fields and by moves. */
export function* evidenceUses(setup: TenantSetup, { entries, history }: Decision): Iterable<EvidenceUse> {
  for (const { id, ledger, org, values } of entries)
    for (const [field, { kind }] of Object.entries(setup.ledgers.get(ledger)?.fields ?? {})) {
      const files = kind === 'attachment' ? values[field] : null
      if (Array.isArray(files)) for (const hash of files) yield { hash: String(hash), entry_id: id, org_id: org }
    }
  for (const { change, entry, org } of history)
    if (change.kind === 'moved') for (const hash of change.evidence) yield { hash, entry_id: entry, org_id: org }
}

export const writeEvidenceUses = ({ transaction, tenant }: Place, uses: readonly EvidenceUse[]): Promise<void> =>
  writeRows(
    transaction,
    tenant,
    `insert into evidence_use (tenant_id, hash, entry_id, org_id)
       select $1, hash, entry_id, org_id from json_to_recordset($2) as r(hash text, entry_id text, org_id text)
       on conflict do nothing`,
    uses,
  )

export const writeReported = ({ transaction, tenant }: Place, values: readonly ReportedValue[]): Promise<void> =>
  writeRows(
    transaction,
    tenant,
    `insert into reported (tenant_id, indicator, org_id, period, value, note, status, by_person, reviewed_by, reason, version)
       select $1, indicator, org, period, value, note, status, by, "reviewedBy", reason, version
       from json_to_recordset($2) as r(indicator text, org text, period text, value text, note text, status text, by text,
         "reviewedBy" text, reason text, version integer)
       on conflict (tenant_id, indicator, org_id, period) do update
         set value = excluded.value, note = excluded.note, status = excluded.status, by_person = excluded.by_person,
           reviewed_by = excluded.reviewed_by, reason = excluded.reason, version = excluded.version`,
    values,
  )

/** @param seq of the period's record in the history. */
export async function writePeriod(
  { transaction, tenant }: Place,
  { org, period, closed }: Decision['periods'][number],
  seq: number,
): Promise<void> {
  if (!closed) {
    const sql = 'delete from closed_period where tenant_id = $1 and org_id = $2 and period = $3'
    await transaction.query(sql, [tenant, org, period])
    return
  }
  const days = parsePeriod(period)
  await transaction.query(
    'insert into closed_period (tenant_id, org_id, period, from_day, to_day, seq) values ($1, $2, $3, $4, $5, $6)',
    [tenant, org, period, days?.from, days?.to, seq],
  )
}
