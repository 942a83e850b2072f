import {
  type Day,
  type Decision,
  type Entry,
  type EntryId,
  type FieldValues,
  type Ledger,
  normaliseValues,
  type OrgId,
  type ReportedValue,
  type Step,
  tellingOf,
  uniqueKey,
  type View,
} from '@taizhang/ledger'
import type { Queryable } from './database.ts'
import { digest, type EntryRow, entryColumns, entryOf, repeatDigest } from './entry-row.ts'
import { closedPeriodOn, type TenantSetup } from './setup.ts'

/** How many questions go into one query. */
const QUESTIONS_PER_QUERY = 10_000

/** An entry with the state in which it began. */
export interface KnownEntry {
  readonly entry: Entry
  readonly firstState: string | null
}

/**
 * What steps read, in their own transaction. The domain decides in one go and cannot wait, so the view answers from what it has and
 * notes what it lacks; `load` fetches that, and the step is decided again, until nothing was lacking. The tenant's head is locked, so
 * that nothing changes meanwhile, and deciding is pure, so that deciding again costs time only. What was decided is `accept`ed, so
 * that the next step meets it before it is written.
 */
export class StepView implements View {
  readonly #transaction: Queryable
  readonly #tenant: string
  /** With periods closed or re-opened meanwhile. */
  #setup: TenantSetup
  /** As the database has them. */
  readonly #stored = new Map<EntryId, KnownEntry | null>()
  /** As they are to be, of those that were changed and are not written yet. */
  readonly #changed = new Map<EntryId, KnownEntry>()
  readonly #byUnique = new Map<string, EntryId | null>()
  readonly #byRepeat = new Map<string, Set<EntryId>>()
  /** By a key of which the database was not asked yet: what is to be found there beside what it has. */
  readonly #changedByRepeat = new Map<string, Set<EntryId>>()
  readonly #reopenedBy = new Map<string, EntryId | null>()
  readonly #referredTo = new Map<EntryId, boolean>()
  readonly #evidence = new Map<string, boolean>()
  readonly #reported = new Map<string, ReportedValue | null>()
  readonly #asked = {
    entries: new Set<EntryId>(),
    unique: new Set<string>(),
    repeat: new Set<string>(),
    reopenedBy: new Set<string>(),
    referredTo: new Set<EntryId>(),
    evidence: new Set<string>(),
    reported: new Set<string>(),
  }

  constructor(transaction: Queryable, tenant: string, setup: TenantSetup) {
    this.#transaction = transaction
    this.#tenant = tenant
    this.#setup = setup
  }

  /** The entry as the database has it; undefined for one that is not written yet. */
  stored(id: EntryId): KnownEntry | undefined {
    return this.#stored.get(id) ?? undefined
  }

  /** The entry as it is after all that was accepted. */
  current(id: EntryId): KnownEntry | undefined {
    return this.#changed.get(id) ?? this.stored(id)
  }

  /** The entries of a decision, each with the state in which it began. */
  decided({ entries, history }: Decision): readonly KnownEntry[] {
    const began = new Map<EntryId, string | null>()
    for (const { entry, change } of history) if (change.kind === 'created') began.set(entry, change.state)
    return entries.map((entry) => {
      const before = this.current(entry.id)
      return { entry, firstState: before ? before.firstState : (began.get(entry.id) ?? null) }
    })
  }

  /** Takes over what was decided, as if it were written. @param entries those of the decision. */
  accept({ history, reported, periods }: Decision, entries: readonly KnownEntry[]): void {
    for (const known of entries) {
      const { entry } = known
      const before = this.current(entry.id)?.entry
      this.#changed.set(entry.id, known)
      this.#acceptKeys(before, entry)
      this.#acceptReferences(before, entry)
    }
    for (const { entry, change } of history)
      if (change.kind === 'repeated' && change.as !== undefined) this.#reopenedBy.set(change.as, entry)
    for (const value of reported) this.#reported.set(reportedKey(value.indicator, value.org, value.period), value)
    for (const { org, period, closed } of periods) {
      const known = this.#setup.closed
      const own = (known.get(org) ?? []).filter((one) => one !== period)
      this.#setup = { ...this.#setup, closed: new Map(known).set(org, closed ? [...own, period] : own) }
    }
  }

  #acceptKeys(before: Entry | undefined, entry: Entry): void {
    const ledger = this.ledger(entry.ledger)
    if (!ledger) return
    if (ledger.uniqueBy) {
      const [old, now] = [
        before && uniqueKey(ledger, before.org, before.values),
        uniqueKey(ledger, entry.org, entry.values),
      ]
      if (old !== undefined && (old !== now || entry.deleted)) this.#byUnique.set(old, null)
      if (!entry.deleted) this.#byUnique.set(now, entry.id)
    }
    // Whatever else is there under the key is looked at as it is then.
    if (entry.deleted || entry.state === null || !ledger.flow?.closes?.includes(entry.state)) return
    const repeat = repeatDigest(ledger, entry.org, entry.values)
    if (repeat === null) return
    const found = this.#byRepeat.get(repeat)
    if (found) found.add(entry.id)
    else this.#changedByRepeat.set(repeat, (this.#changedByRepeat.get(repeat) ?? new Set()).add(entry.id))
  }

  #acceptReferences(before: Entry | undefined, entry: Entry): void {
    for (const [key, { kind }] of Object.entries(this.ledger(entry.ledger)?.fields ?? {})) {
      if (kind !== 'reference') continue
      const [old, now] = [before?.values[key], entry.deleted ? null : entry.values[key]]
      if (old === now) continue
      if (typeof old === 'string') this.#referredTo.delete(old)
      if (typeof now === 'string') this.#referredTo.set(now, true)
    }
  }

  /** Whatever was accepted is in the database now. */
  written(): void {
    for (const [id, known] of this.#changed) this.#stored.set(id, known)
    this.#changed.clear()
  }

  /** Asks beforehand what an import is sure to ask, so that its rows are decided once and not twice. */
  expect(step: Step): void {
    const ledger = step.step === 'import-entries' ? this.ledger(step.ledger) : undefined
    if (step.step !== 'import-entries' || !ledger) return
    const named = [...(ledger.uniqueBy ?? []), ...(ledger.flow?.repeat?.sameFields ?? [])]
    const references = Object.keys(ledger.fields).filter((key) => ledger.fields[key]?.kind === 'reference')
    for (const { id, org = step.org, values } of step.rows) {
      this.entry(id)
      for (const key of references) {
        const target = values[key]
        if (typeof target === 'string') this.entry(target.trim())
      }
      const some = Object.fromEntries(named.flatMap((key) => (key in values ? [[key, values[key] ?? null]] : [])))
      const clean = normaliseValues(ledger, some, false)
      if (!clean.ok) continue
      if (ledger.uniqueBy) this.entryByKey(ledger, org, clean.value)
      if (!ledger.flow?.repeat) continue
      this.closedLike(ledger, org, clean.value, '')
      this.reopenedBy(tellingOf(ledger, { id, org, values: clean.value }))
    }
  }

  /** Fetches what was asked and not known. @returns whether anything was. */
  async load(): Promise<boolean> {
    const asked = this.#asked
    let loaded = false
    const each = async <Key>(keys: Set<Key>, fetch: (some: readonly Key[]) => Promise<void>) => {
      if (keys.size === 0) return
      loaded = true
      const all = [...keys]
      keys.clear()
      for (let from = 0; from < all.length; from += QUESTIONS_PER_QUERY)
        await fetch(all.slice(from, from + QUESTIONS_PER_QUERY))
    }
    await each(asked.unique, (keys) => this.#loadUnique(keys))
    await each(asked.repeat, (keys) => this.#loadRepeat(keys))
    await each(asked.entries, (ids) => this.#loadEntries(ids))
    await each(asked.reopenedBy, (tellings) => this.#loadReopened(tellings))
    await each(asked.referredTo, (ids) => this.#loadReferredTo(ids))
    await each(asked.evidence, (hashes) => this.#loadEvidence(hashes))
    await each(asked.reported, (keys) => this.#loadReported(keys))
    return loaded
  }

  org(id: OrgId) {
    return this.#setup.orgs.get(id)
  }
  person(id: string) {
    return this.#setup.people.get(id)
  }
  grantsOf(person: string) {
    return this.#setup.grants.get(person) ?? []
  }
  ledger(key: string) {
    return this.#setup.ledgers.get(key)
  }
  indicator(key: string) {
    return this.#setup.indicators.get(key)
  }
  entry(id: EntryId) {
    return this.#changed.get(id)?.entry ?? known(this.#stored, this.#asked.entries, id)?.entry
  }
  entryByKey(ledger: Ledger, org: OrgId, values: FieldValues) {
    const key = ledger.uniqueBy ? uniqueKey(ledger, org, values) : null
    const id = key === null ? null : known(this.#byUnique, this.#asked.unique, key)
    return id === null || id === undefined ? undefined : this.entry(id)
  }
  closedLike(ledger: Ledger, org: OrgId, values: FieldValues, since: Day) {
    const key = repeatDigest(ledger, org, values)
    const ids = (key === null ? [] : known(this.#byRepeat, this.#asked.repeat, key)) ?? []
    let latest: Entry | undefined
    for (const id of ids) {
      const entry = this.entry(id)
      if (!entry || entry.deleted || entry.state === null || entry.stateSince === null) continue
      if (entry.stateSince < since || !ledger.flow?.closes?.includes(entry.state)) continue
      if (this.#changed.has(id) && repeatDigest(ledger, entry.org, entry.values) !== key) continue
      const before = latest?.stateSince ?? ''
      if (entry.stateSince > before || (entry.stateSince === before && entry.id > (latest?.id ?? ''))) latest = entry
    }
    return latest
  }
  reopenedBy(telling: string) {
    return known(this.#reopenedBy, this.#asked.reopenedBy, telling) ?? undefined
  }
  isReferredTo(id: EntryId) {
    return known(this.#referredTo, this.#asked.referredTo, id) ?? false
  }
  hasEvidence(hash: string) {
    return known(this.#evidence, this.#asked.evidence, hash) ?? false
  }
  closedPeriodOn(org: OrgId, day: Day) {
    return closedPeriodOn(this.#setup, org, day)
  }
  isPeriodClosed(org: OrgId, period: string) {
    return this.#setup.closed.get(org)?.includes(period) ?? false
  }
  reported(indicator: string, org: OrgId, period: string) {
    return known(this.#reported, this.#asked.reported, reportedKey(indicator, org, period)) ?? undefined
  }

  #keep(rows: readonly EntryRow[]): void {
    for (const row of rows)
      this.#stored.set(row.id, { entry: entryOf(row), firstState: row.first_state === '' ? null : row.first_state })
  }
  async #loadEntries(ids: readonly EntryId[]): Promise<void> {
    for (const id of ids) this.#stored.set(id, null)
    this.#keep(
      await this.#transaction.query<EntryRow>(
        `select ${entryColumns} from entry e where e.tenant_id = $1 and e.id = any ($2)`,
        [this.#tenant, ids],
      ),
    )
  }
  async #loadUnique(keys: readonly string[]): Promise<void> {
    const keyOf = new Map(keys.map((key) => [digest(key), key]))
    for (const key of keys) this.#byUnique.set(key, null)
    const rows = await this.#transaction.query<EntryRow & { unique_key: string }>(
      `select e.unique_key, ${entryColumns} from entry e where e.tenant_id = $1 and e.unique_key = any ($2) and not e.deleted`,
      [this.#tenant, [...keyOf.keys()]],
    )
    this.#keep(rows)
    for (const { id, unique_key } of rows) this.#byUnique.set(keyOf.get(unique_key) ?? '', id)
  }
  async #loadRepeat(keys: readonly string[]): Promise<void> {
    const rows = await this.#transaction.query<EntryRow & { repeat_key: string }>(
      `select e.repeat_key, ${entryColumns} from entry e
       join ledger_state s on s.tenant_id = e.tenant_id and s.ledger = e.ledger and s.state = e.state and s.closes
       where e.tenant_id = $1 and e.repeat_key = any ($2) and not e.deleted`,
      [this.#tenant, keys],
    )
    this.#keep(rows)
    const found = Map.groupBy(rows, ({ repeat_key }) => repeat_key)
    for (const key of keys) {
      const ids = (found.get(key) ?? []).map(({ id }) => id)
      this.#byRepeat.set(key, new Set([...ids, ...(this.#changedByRepeat.get(key) ?? [])]))
    }
  }
  async #loadReopened(tellings: readonly string[]): Promise<void> {
    const byDigest = new Map(tellings.map((telling) => [digest(telling), telling]))
    for (const telling of tellings) this.#reopenedBy.set(telling, null)
    const rows = await this.#transaction.query<{ told: string; entry: string }>(
      'select told_as as told, entry_id as entry from arrival where tenant_id = $1 and told_as = any ($2)',
      [this.#tenant, [...byDigest.keys()]],
    )
    for (const { told, entry } of rows) this.#reopenedBy.set(byDigest.get(told) ?? '', entry)
  }
  async #loadReferredTo(ids: readonly EntryId[]): Promise<void> {
    for (const id of ids) this.#referredTo.set(id, false)
    const rows = await this.#transaction.query<{ id: string }>(
      `select id from unnest($2::text[]) as t(id) where exists (
         select from entry_reference r where r.tenant_id = $1 and r.target_id = t.id and not r.entry_id = any ($3))`,
      [this.#tenant, ids, [...this.#changed.keys()]],
    )
    for (const { id } of rows) this.#referredTo.set(id, true)
    for (const { entry } of this.#changed.values())
      for (const [key, { kind }] of Object.entries(this.ledger(entry.ledger)?.fields ?? {})) {
        const target = kind === 'reference' && !entry.deleted ? entry.values[key] : null
        if (typeof target === 'string' && this.#referredTo.has(target)) this.#referredTo.set(target, true)
      }
  }
  async #loadEvidence(hashes: readonly string[]): Promise<void> {
    for (const hash of hashes) this.#evidence.set(hash, false)
    const rows = await this.#transaction.query<{ hash: string }>(
      'select hash from evidence where tenant_id = $1 and hash = any ($2)',
      [this.#tenant, hashes],
    )
    for (const { hash } of rows) this.#evidence.set(hash, true)
  }
  async #loadReported(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      const [indicator, org, period] = JSON.parse(key) as [string, string, string]
      this.#reported.set(
        key,
        (await reportedValues(this.#transaction, this.#tenant, indicator, org, [period]))[0] ?? null,
      )
    }
  }
}

const reportedKey = (indicator: string, org: OrgId, period: string): string => JSON.stringify([indicator, org, period])

function known<Key, Value>(answers: ReadonlyMap<Key, Value>, asked: Set<Key>, key: Key): Value | undefined {
  if (!answers.has(key)) asked.add(key)
  return answers.get(key)
}

/** Values reported for an indicator by an office in some periods. */
export const reportedValues = (
  transaction: Queryable,
  tenant: string,
  indicator: string,
  org: OrgId,
  periods: readonly string[],
): Promise<readonly ReportedValue[]> =>
  transaction.query<ReportedValue>(
    `select indicator, org_id as org, period, value, note, status, by_person as by, reviewed_by as "reviewedBy", reason, version
     from reported where tenant_id = $1 and indicator = $2 and org_id = $3 and period = any ($4)`,
    [tenant, indicator, org, periods],
  )
