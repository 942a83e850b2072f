import { setImmediate } from 'node:timers/promises'
import {
  type Decision,
  decide,
  decideTask,
  type EntryId,
  type HistoryRow,
  type OrgId,
  type Outcome,
  ok,
  type ReportedValue,
  type Result,
  type Step,
  type StepContext,
  type TaskDecision,
  type TaskStep,
  uniqueKey,
} from '@taizhang/ledger'
import { BulkWriter } from './bulk-write.ts'
import { narrow } from './database.ts'
import { movesOf } from './entry-past.ts'
import {
  type ArrivalRow,
  arrivalRow,
  type EvidenceUse,
  evidenceUses,
  type Place,
  writeArrivals,
  writeEntries,
  writeEvidenceUses,
  writePeriod,
  writeReferences,
  writeReported,
} from './entry-write.ts'
import type { HistoryRecord } from './history-chain.ts'
import { extend, extendBy, type LockedHead } from './history-write.ts'
import { RollupChange } from './rollup.ts'
import { orgsOf } from './setup.ts'
import { type KnownEntry, StepView } from './step-view.ts'
import { TaskStepView } from './task-view.ts'
import { taskRecords, writeTasks } from './task-write.ts'

/**
 * How far a step of many rows has come: decided by the domain, put into the history, counted into indicators, written as entries. What
 * is counted is told as it goes, for how much it will be is not known before; the rest is rows of so many.
 */
export interface StepProgress {
  readonly stage: 'deciding' | 'recording' | 'counting' | 'writing'
  readonly done: number
  readonly of: number | null
}

/** So many records are written at once, and not kept longer. */
const RECORDS_MOST = 20_000

/** Deciding so many rows is over before anybody would notice. */
const ROWS_UNNOTICED = 5_000

/** How often steps are decided on trial to learn what they read. */
const TRIALS = 3

/**
 * Steps of one transaction, which holds the tenant's head. Each is decided against what the ones before left; what was decided is
 * written in large portions, and at the latest by `flush`.
 */
export class StepBatch {
  readonly #place: Place
  readonly #view: StepView
  readonly #tell: (progress: StepProgress) => void
  #head: LockedHead
  /** What is decided and not yet written. */
  #pending = new Pending()
  #isNarrow = false
  /** What the view does not know yet: only a step that follows needs it. */
  #unseen: { readonly decision: Decision; readonly entries: readonly KnownEntry[]; isWritten: boolean } | undefined

  /** @param head locked by this transaction, which must see all offices of the tenant. */
  constructor(place: Place, head: LockedHead, tell: (progress: StepProgress) => void = () => {}) {
    this.#place = place
    this.#head = head
    this.#tell = tell
    this.#view = new StepView(place.transaction, place.tenant, place.setup)
  }

  /** Fetches at once what many steps are going to read: they are decided on trial, as if none of the others were. */
  async foresee(steps: readonly (readonly [step: Step, context: StepContext])[]): Promise<void> {
    this.#see()
    for (let trial = 0; trial < TRIALS; trial++) {
      for (const [step, context] of steps) {
        if (step.step === 'import-entries') this.#view.expect(step)
        else decide(this.#view, step, context)
      }
      if (!(await this.#view.load())) return
    }
  }

  /** Decides a step; what it changes is written by the next `flush`. */
  async apply(step: Step, context: StepContext): Promise<Result<Outcome>> {
    await this.#widen()
    this.#see()
    this.#view.expect(step)
    await this.#view.load()
    const rows = step.step === 'import-entries' ? step.rows.length : 1
    this.#tell({ stage: 'deciding', done: 0, of: rows })
    // Deciding takes the process for itself; what was told before goes out first.
    if (rows > ROWS_UNNOTICED) await setImmediate()
    const decided = await whole(this.#view, () => decide(this.#view, step, context))
    if (!decided.ok) return decided
    this.#tell({ stage: 'deciding', done: rows, of: rows })
    const decision = decided.value
    // What is entered before a period is closed, or after it is re-opened, is written in that order too.
    if (decision.periods.length > 0) await this.flush()
    const frees = freesKey(this.#place, this.#view, decision)
    const entries = this.#view.decided(decision)
    this.#pending.add(this.#place, this.#view, decision, entries, context)
    this.#unseen = { decision, entries, isWritten: false }
    // A key that one entry gives up another may take, and the database must have seen the first by then.
    if (frees || decision.periods.length > 0 || this.#pending.records.length >= RECORDS_MOST) await this.flush()
    return ok(decision.outcome)
  }

  /** Decides a step about tasks, ties or outside figures, and writes it behind all that came before. */
  async applyTask(step: TaskStep, context: StepContext): Promise<Result<TaskDecision>> {
    await this.flush()
    await this.#widen()
    const { transaction, tenant, setup } = this.#place
    const view = new TaskStepView(transaction, tenant, setup)
    const decided = await whole(view, () => decideTask(view, step, context))
    if (!decided.ok) return decided
    const { seq } = this.#head
    this.#head = await extend(transaction, tenant, this.#head, taskRecords(step, decided.value, context))
    await this.#narrow([decided.value.org])
    await writeTasks(transaction, tenant, view, decided.value, seq)
    return decided
  }

  #see(): void {
    if (!this.#unseen) return
    const { decision, entries, isWritten } = this.#unseen
    this.#unseen = undefined
    this.#view.accept(decision, entries)
    if (isWritten) this.#view.written()
  }

  /** From here on only these offices are seen and written. */
  async #narrow(orgs: 'all' | readonly OrgId[]): Promise<void> {
    await narrow(this.#place.transaction, orgs)
    this.#isNarrow = true
  }
  async #widen(): Promise<void> {
    if (this.#isNarrow) await narrow(this.#place.transaction, 'all')
    this.#isNarrow = false
  }

  /** Writes what was decided: history, rollups, entries and the rest; the entries within the offices of who took the steps. */
  async flush(): Promise<void> {
    const pending = this.#pending
    if (pending.records.length === 0) return
    this.#pending = new Pending()
    await this.#widen()
    const { setup, tenant, transaction } = this.#place
    const view = this.#view
    const entries = [...pending.entries.values()]
    const ids = [...pending.entries.keys()]
    const isStored = (id: EntryId) => view.stored(id) !== undefined
    const moves = await movesOf(transaction, tenant, flowing(view, ids))
    const writerOf = (stage: StepProgress['stage'], of: number | null) => {
      let done = 0
      this.#tell({ stage, done, of })
      return new BulkWriter(transaction, tenant, (rows) => {
        done += rows
        this.#tell({ stage, done, of })
      })
    }
    const recorder = writerOf('recording', pending.records.length)
    const { seq } = this.#head
    this.#head = await extendBy(recorder, tenant, this.#head, pending.records, pending.periods.length > 0 ? 1 : 0)
    await recorder.done()
    // What is counted belongs to the offices above too, all else to those of who took the steps.
    const counter = writerOf('counting', null)
    const rollups = this.#rollups(pending, moves)
    await rollups.write(counter)
    await counter.done()
    await this.#narrow(pending.orgs)
    await rollups.writeContributions(counter)
    await counter.done()
    const entryWriter = writerOf('writing', entries.length)
    await writeEntries(entryWriter, setup, entries, isStored)
    await entryWriter.done()
    const writer = new BulkWriter(transaction, tenant)
    await writeArrivals(writer, pending.arrivals)
    await writeReferences(writer, setup, entries, isStored)
    await writeEvidenceUses(writer, [...pending.uses.values()])
    await writeReported(writer, [...pending.reported.values()])
    for (const [at, period] of pending.periods.entries()) await writePeriod(writer, period, seq + at + 1)
    await writer.done()
    view.written()
    if (this.#unseen) this.#unseen.isWritten = true
  }

  #rollups(pending: Pending, moves: Awaited<ReturnType<typeof movesOf>>): RollupChange {
    const rollups = new RollupChange(this.#place.setup)
    const arrived = Map.groupBy(pending.arrivals, ({ entry_id }) => entry_id)
    for (const [id, after] of pending.entries) {
      const before = this.#view.stored(id)
      const known = moves.get(id) ?? []
      if (before) rollups.takeAway({ ...before, moves: known })
      const since = (arrived.get(id) ?? []).map(({ from_state, to_state, on_day }) => ({
        from: from_state,
        to: to_state,
        on: on_day,
      }))
      rollups.putIn({ ...after, moves: [...known, ...since] })
    }
    return rollups
  }
}

/** What was decided since the last `flush`, as it goes into the tables. */
class Pending {
  readonly records: HistoryRecord[] = []
  readonly entries = new Map<EntryId, KnownEntry>()
  readonly arrivals: ArrivalRow[] = []
  readonly uses = new Map<string, EvidenceUse>()
  readonly reported = new Map<string, ReportedValue>()
  readonly periods: Decision['periods'][number][] = []
  readonly #who = new Set<string>()
  #orgs: 'all' | Set<OrgId> = new Set()

  /** The offices of all who took a step. */
  get orgs(): 'all' | readonly OrgId[] {
    return this.#orgs === 'all' ? 'all' : [...this.#orgs]
  }

  /** @param view as it was before the decision. */
  add(place: Place, view: StepView, decision: Decision, entries: readonly KnownEntry[], context: StepContext): void {
    const { setup } = place
    for (const row of decision.history) this.records.push(recordOf(row))
    for (const record of otherRecords(decision, context)) this.records.push(record)
    for (const row of decision.history) {
      const arrival = arrivalRow(setup, row, view.current(row.entry)?.entry)
      if (arrival) this.arrivals.push(arrival)
    }
    for (const known of entries) this.entries.set(known.entry.id, known)
    for (const use of evidenceUses(setup, decision)) this.uses.set(`${use.hash} ${use.entry_id}`, use)
    for (const value of decision.reported)
      this.reported.set(JSON.stringify([value.indicator, value.org, value.period]), value)
    for (const period of decision.periods) this.periods.push(period)
    this.#work(place, context)
  }

  #work({ setup }: Place, { by, today }: StepContext): void {
    const who = `${today} ${by}`
    if (this.#who.has(who) || this.#orgs === 'all') return
    this.#who.add(who)
    const orgs = orgsOf(setup, by, today)
    if (orgs === 'all') this.#orgs = orgs
    else for (const org of orgs) this.#orgs.add(org)
  }
}

/** The entries of the database that are in some state. */
const flowing = (view: StepView, ids: readonly EntryId[]): readonly EntryId[] =>
  ids.filter((id) => (view.stored(id)?.entry.state ?? null) !== null)

/** Decides, and again with what was lacking, until nothing is. */
async function whole<T>(view: StepView, decideOnce: () => T): Promise<T> {
  for (;;) {
    const decided = decideOnce()
    if (!(await view.load())) return decided
  }
}

/** Whether an entry gives up the values by which its ledger tells entries apart. */
function freesKey({ setup }: Place, view: StepView, { entries }: Decision): boolean {
  return entries.some((entry) => {
    const before = view.current(entry.id)?.entry
    const ledger = setup.ledgers.get(entry.ledger)
    if (!before || !ledger?.uniqueBy) return false
    return entry.deleted || uniqueKey(ledger, before.org, before.values) !== uniqueKey(ledger, entry.org, entry.values)
  })
}

const recordOf = ({ entry, ledger, org, version, change, by, at, on }: HistoryRow): HistoryRecord => ({
  kind: 'entry',
  subject: entry,
  org,
  by,
  at,
  change: { ledger, version, on, ...change },
})

const otherRecords = ({ reported, periods }: Decision, { by, at }: StepContext): readonly HistoryRecord[] => [
  ...periods.map(({ org, period, closed, reason }) => ({
    kind: 'period',
    subject: period,
    org,
    by,
    at,
    change: { closed, reason },
  })),
  ...reported.map((value) => ({ kind: 'reported', subject: value.indicator, org: value.org, by, at, change: value })),
]
