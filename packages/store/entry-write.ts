import type { Decision, Entry, EntryId, HistoryRow, OrgId, ReportedValue } from '@taizhang/ledger'
import { parsePeriod } from '@taizhang/ledger'
import { type BulkWriter, type Column, columnsOf, pieces } from './bulk-write.ts'
import type { Queryable } from './database.ts'
import { digest, rowOf } from './entry-row.ts'
import type { TenantSetup } from './setup.ts'
import type { KnownEntry } from './step-view.ts'

/** Where what was decided is written. */
export interface Place {
  readonly transaction: Queryable
  readonly tenant: string
  readonly setup: TenantSetup
}

type Row = ReturnType<typeof rowOf>

const entryColumns: readonly Column<Row>[] = [
  ...columnsOf<Row>({
    id: 'text',
    ledger: 'text',
    org_id: 'text',
    day: 'date',
    end_day: 'date',
    state: 'text',
    first_state: 'text',
    state_since: 'date',
    version: 'integer',
    deleted: 'boolean',
    reopened: 'integer',
    created_by: 'text',
    created_on: 'date',
    moved_by: 'text',
    unique_key: 'text',
    repeat_key: 'text',
    slot1: 'text',
    slot2: 'text',
    slot3: 'text',
  }),
  { name: 'field_values', type: 'jsonb', of: ({ field_values }) => JSON.stringify(field_values) },
]

const changing = `field_values, day, end_day, state, state_since, version, deleted, reopened, moved_by, unique_key, repeat_key, slot1, slot2, slot3`

/** Writes entries as they are to be. @param isStored tells those that the database has already. */
export async function writeEntries(
  writer: BulkWriter,
  setup: TenantSetup,
  entries: readonly KnownEntry[],
  isStored: (id: EntryId) => boolean,
): Promise<void> {
  const rows = (some: readonly KnownEntry[]) =>
    some.map(({ entry, firstState }) => {
      const ledger = setup.ledgers.get(entry.ledger)
      if (!ledger) throw new Error(`ledger '${entry.ledger}' was there when it was decided`)
      return rowOf(ledger, entry, firstState)
    })
  for (const piece of pieces(entries.filter(({ entry }) => !isStored(entry.id))))
    await writer.insert('entry', entryColumns, rows(piece))
  for (const piece of pieces(entries.filter(({ entry }) => isStored(entry.id)))) {
    await writer.write(
      entryColumns,
      rows(piece),
      (source) => `update entry e set (${changing}) = (${changing.replaceAll(/(\w+)/g, 'r.$1')}) from ${source}
         where e.tenant_id = $1 and e.id = r.id and e.version < r.version returning e.id`,
    )
    const written = await writer.done()
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
  /** Of a repeat: a digest of what tells the new telling apart. */
  readonly told_as: string | null
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
    told_as: change.kind === 'repeated' && change.as !== undefined ? digest(change.as) : null,
  }
}

const arrivalColumns = columnsOf<ArrivalRow>({
  entry_id: 'text',
  version: 'integer',
  ledger: 'text',
  org_id: 'text',
  from_state: 'text',
  to_state: 'text',
  on_day: 'date',
  closes: 'boolean',
  by_person: 'text',
  person_before: 'text',
  evidence_count: 'integer',
  told_as: 'text',
})

export const writeArrivals = (writer: BulkWriter, rows: readonly ArrivalRow[]): Promise<void> =>
  writer.insert('arrival', arrivalColumns, rows)

interface ReferenceRow {
  readonly entry_id: EntryId
  readonly field: string
  readonly org_id: OrgId
  readonly target_id: EntryId
}
const referenceColumns = columnsOf<ReferenceRow>({ entry_id: 'text', field: 'text', org_id: 'text', target_id: 'text' })

/** Writes anew which entries each of these refers to. */
export async function writeReferences(
  writer: BulkWriter,
  setup: TenantSetup,
  entries: readonly KnownEntry[],
  isStored: (id: EntryId) => boolean,
): Promise<void> {
  const refers = (ledger: string) =>
    Object.values(setup.ledgers.get(ledger)?.fields ?? {}).some(({ kind }) => kind === 'reference')
  const referring = entries.map(({ entry }) => entry).filter(({ ledger }) => refers(ledger))
  const known = referring.filter(({ id }) => isStored(id)).map(({ id }) => id)
  if (known.length > 0)
    await writer.run('delete from entry_reference where tenant_id = $1 and entry_id = any ($2)', [known])
  const rows = referring.flatMap((entry): readonly ReferenceRow[] => {
    if (entry.deleted) return []
    return Object.entries(setup.ledgers.get(entry.ledger)?.fields ?? {}).flatMap(([field, { kind }]) => {
      const target = kind === 'reference' ? entry.values[field] : null
      return typeof target === 'string' ? [{ entry_id: entry.id, field, org_id: entry.org, target_id: target }] : []
    })
  })
  await writer.insert('entry_reference', referenceColumns, rows)
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

const useColumns = columnsOf<EvidenceUse>({ hash: 'text', entry_id: 'text', org_id: 'text' })

export const writeEvidenceUses = (writer: BulkWriter, uses: readonly EvidenceUse[]): Promise<void> =>
  writer.insert('evidence_use', useColumns, uses, 'on conflict do nothing')

const reportedColumns: readonly Column<ReportedValue>[] = [
  ...columnsOf<ReportedValue>({ indicator: 'text', period: 'text', value: 'text', note: 'text', status: 'text' }),
  ...columnsOf<ReportedValue>({ reason: 'text', version: 'integer' }),
  { name: 'org_id', type: 'text', of: ({ org }) => org },
  { name: 'by_person', type: 'text', of: ({ by }) => by },
  { name: 'reviewed_by', type: 'text', of: ({ reviewedBy }) => reviewedBy },
]

export const writeReported = (writer: BulkWriter, values: readonly ReportedValue[]): Promise<void> =>
  writer.insert(
    'reported',
    reportedColumns,
    values,
    `on conflict (tenant_id, indicator, org_id, period) do update
       set value = excluded.value, note = excluded.note, status = excluded.status, by_person = excluded.by_person,
         reviewed_by = excluded.reviewed_by, reason = excluded.reason, version = excluded.version`,
  )

/** @param seq of the period's record in the history. */
export async function writePeriod(
  writer: BulkWriter,
  { org, period, closed }: Decision['periods'][number],
  seq: number,
): Promise<void> {
  if (!closed) {
    await writer.run('delete from closed_period where tenant_id = $1 and org_id = $2 and period = $3', [org, period])
    return
  }
  const days = parsePeriod(period)
  await writer.run(
    'insert into closed_period (tenant_id, org_id, period, from_day, to_day, seq) values ($1, $2, $3, $4, $5, $6)',
    [org, period, days?.from, days?.to, seq],
  )
}
