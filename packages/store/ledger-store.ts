import {
  type Decision,
  decide,
  decideTask,
  type Entry,
  type EntryId,
  type Evaluated,
  type HistoryRow,
  type Moment,
  type Outcome,
  ok,
  parsePeriod,
  type Result,
  type Setup,
  type Step,
  type StepContext,
  type TaskDecision,
  type TaskStep,
} from '@taizhang/ledger'
import { pieces, writeRows } from './bulk-write.ts'
import { type Database, narrow, type Queryable, type Scope, within } from './database.ts'
import { type EntryRow, entryColumns, entryOf, keysOf, rowOf } from './entry-row.ts'
import type { EvidenceFile } from './evidence.ts'
import { type ChainHead, chain, chainedJson, chainStart, type HistoryRecord } from './history-chain.ts'
import { type IndicatorQuestion, readIndicators } from './indicator-reading.ts'
import { type EntryPast, RollupChange } from './rollup.ts'
import { loadSetup, orgsOf, orgsUnder, type TenantSetup, writeSetup } from './setup.ts'
import { StepView } from './step-view.ts'
import { TaskStepView } from './task-view.ts'
import { taskRecords, writeTasks } from './task-write.ts'

/** The same key came with another request: the caller's mistake, told apart from a refusal of the domain. */
export class IdempotencyKeyReused extends Error {
  readonly key: string
  constructor(key: string) {
    super(`重复提交的标识“${key}”已用于另一个请求，请换一个标识。`)
    this.key = key
  }
}

/** There is no such tenant in this database. */
export class UnknownTenant extends Error {
  readonly tenant: string
  constructor(tenant: string) {
    super(`没有“${tenant}”这个地区。`)
    this.tenant = tenant
  }
}

/** Marks a request, so that the same one sent again is done once and answered alike. */
export interface Once {
  readonly key: string
  /** SHA-256 of the request, as hexadecimal digits. */
  readonly requestHash: string
}

/** An import of so many rows changes how values are spread. */
const ROWS_TO_ANALYZE = 5_000

interface LockedHead extends ChainHead {
  readonly setupVersion: number
}

/**
 * The ledgers of all tenants in a database. Each step is decided by the domain over what the step's own transaction reads, and is
 * written whole or not at all: entry, history, rollups and the rest.
 */
export class LedgerStore {
  readonly database: Database
  readonly #setups = new Map<string, TenantSetup>()

  /** @param database brought up to date by `migrate`. */
  constructor(database: Database) {
    this.database = database
  }

  /** The ids of all tenants, for whoever runs the installation. */
  async tenants(): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }>('select tenant_id as id from tenant order by tenant_id')
    return rows.map(({ id }) => id)
  }

  async createTenant(tenant: string, name: string, at: string): Promise<void> {
    await within(this.database, { tenant, orgs: 'all' }, async (transaction) => {
      await transaction.query('insert into tenant (tenant_id, name, created_at) values ($1, $2, $3)', [
        tenant,
        name,
        at,
      ])
      await transaction.query('insert into head (tenant_id, seq, hash, setup_version) values ($1, 0, $2, 0)', [
        tenant,
        chainStart,
      ])
    })
  }

  /**
   * Sets up or changes a tenant's offices, people, roles, ledgers and indicators. What is new or changed is written to the history;
   * rollups of indicators that changed are counted anew.
   */
  async setUp(tenant: string, setup: Setup, { by, at }: Pick<StepContext, 'by' | 'at'>): Promise<void> {
    await within(this.database, { tenant, orgs: 'all' }, async (transaction) => {
      const head = await lockHead(transaction, tenant)
      const before = await loadSetup(transaction, tenant, head.setupVersion)
      const changes = changesOf(before, setup)
      if (changes.length === 0) return
      await writeSetup(transaction, tenant, setup)
      const after = await loadSetup(transaction, tenant, head.setupVersion + 1)
      await rebuildKeys(transaction, tenant, before, after)
      await rebuildRollups(transaction, tenant, after, staleIndicators(before, after))
      await extend(
        transaction,
        tenant,
        head,
        changes.map((change) => ({ ...change, by, at })),
        1,
      )
    })
  }

  /** Decides a step and carries it out. The same answer and the same refusal as the in-memory world gives. */
  async apply(tenant: string, step: Step, context: StepContext, once?: Once): Promise<Result<Outcome>> {
    const result = await within(this.database, { tenant, orgs: 'all' }, async (transaction) => {
      const head = await lockHead(transaction, tenant)
      const before = once && (await answered<Outcome>(transaction, tenant, once))
      if (before) return before
      const setup = await this.#setupOf(transaction, tenant, head.setupVersion)
      const view = new StepView(transaction, tenant, setup)
      view.expect(step)
      await view.load()
      const decided = await whole(view, () => decide(view, step, context))
      if (!decided.ok) return decided
      await carryOut({ transaction, tenant, setup, view, head, context }, decided.value)
      const answer = ok(decided.value.outcome)
      if (once) await remember(transaction, tenant, once, context, answer)
      return answer
    })
    if (step.step === 'import-entries' && step.rows.length >= ROWS_TO_ANALYZE) await this.#analyze('analyze')
    return result
  }

  /** Values of indicators from the rollups; each for an office with all below it, whoever may read that office may read them. */
  async indicators(tenant: string, questions: readonly IndicatorQuestion[]): Promise<readonly Evaluated[]> {
    return this.read({ tenant, orgs: 'all' }, async (transaction, setup) => {
      const orgs = new Set(questions.flatMap(({ org }) => [org, ...orgsUnder(setup, org)]))
      await narrow(transaction, [...orgs])
      return readIndicators(transaction, tenant, setup, questions)
    })
  }

  /**
   * What is due once a night: forgets what requests before `requestsBefore` were answered, clears away what old versions of rows left,
   * and looks anew at how values are spread. The last two a server database does by itself, the embedded one does not.
   */
  async maintain(requestsBefore: Moment): Promise<void> {
    for (const tenant of await this.tenants())
      await within(this.database, { tenant, orgs: [] }, (transaction) =>
        transaction.query('delete from idempotency where tenant_id = $1 and at < $2', [tenant, requestsBefore]),
      )
    await this.#analyze('vacuum analyze')
  }

  /** Without fresh statistics the database may look through a million entries to find fifty. Only the owner can renew them. */
  async #analyze(how: 'analyze' | 'vacuum analyze'): Promise<void> {
    for (const table of ['entry', 'history', 'rollup', 'contribution', 'arrival'])
      await this.database.query(`${how} ${table}`)
  }

  /** As `apply`, for steps about tasks, ties between people and objects, and figures from outside. */
  async applyTask(tenant: string, step: TaskStep, context: StepContext, once?: Once): Promise<Result<TaskDecision>> {
    return within(this.database, { tenant, orgs: 'all' }, async (transaction) => {
      const head = await lockHead(transaction, tenant)
      const before = once && (await answered<TaskDecision>(transaction, tenant, once))
      if (before) return before
      const setup = await this.#setupOf(transaction, tenant, head.setupVersion)
      const view = new TaskStepView(transaction, tenant, setup)
      const decided = await whole(view, () => decideTask(view, step, context))
      if (!decided.ok) return decided
      const records = taskRecords(step, decided.value, context)
      await extend(transaction, tenant, head, records)
      await narrow(transaction, [decided.value.org])
      await writeTasks(transaction, tenant, view, decided.value, head.seq)
      if (once) await remember(transaction, tenant, once, context, decided)
      return decided
    })
  }

  /** Makes a file known whose bytes are kept already (see evidence.ts); the same file again is no second one. */
  async addEvidence(tenant: string, file: EvidenceFile, { by, at }: Pick<StepContext, 'by' | 'at'>): Promise<void> {
    await within(this.database, { tenant, orgs: 'all' }, (transaction) =>
      transaction.query(
        `insert into evidence (tenant_id, hash, size_bytes, media_type, name, added_by, added_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
        [tenant, file.hash, file.sizeBytes, file.mediaType, file.name, by, at],
      ),
    )
  }

  /** Reads within a scope, with what changes seldom as it is now; one moment for all queries of `work`. */
  async read<T>(scope: Scope, work: (transaction: Queryable, setup: TenantSetup) => Promise<T>): Promise<T> {
    const { tenant } = scope
    return within(
      this.database,
      scope,
      async (transaction) => {
        const [head] = await transaction.query<{ version: number }>(
          'select setup_version as version from head where tenant_id = $1',
          [tenant],
        )
        if (!head) throw new UnknownTenant(tenant)
        return work(transaction, await this.#setupOf(transaction, tenant, head.version))
      },
      'read',
    )
  }

  /** What changes seldom, as a reader sees it now. */
  async setup(tenant: string): Promise<TenantSetup> {
    return this.read({ tenant, orgs: 'all' }, async (_, setup) => setup)
  }

  async #setupOf(transaction: Queryable, tenant: string, version: number): Promise<TenantSetup> {
    const known = this.#setups.get(tenant)
    if (known?.version === version) return known
    const setup = await loadSetup(transaction, tenant, version)
    this.#setups.set(tenant, setup)
    return setup
  }
}

/** Decides, and again with what was lacking, until nothing is. */
async function whole<T>(view: StepView, decideOnce: () => T): Promise<T> {
  for (;;) {
    const decided = decideOnce()
    if (!(await view.load())) return decided
  }
}

async function lockHead(transaction: Queryable, tenant: string): Promise<LockedHead> {
  const [head] = await transaction.query<LockedHead>(
    'select seq, hash, setup_version as "setupVersion" from head where tenant_id = $1 for update',
    [tenant],
  )
  if (!head) throw new UnknownTenant(tenant)
  return head
}

interface Writing {
  readonly transaction: Queryable
  readonly tenant: string
  readonly setup: TenantSetup
  readonly view: StepView
  readonly head: LockedHead
  readonly context: StepContext
}

async function carryOut(writing: Writing, decision: Decision): Promise<void> {
  const { transaction, tenant, setup, view, head, context } = writing
  const { entries, history, reported, periods } = decision
  const records = [...history.map(recordOf), ...otherRecords(decision, context)]
  if (records.length === 0) return
  const rollups = new RollupChange(setup)
  const moves = await movesOf(
    transaction,
    tenant,
    entries.filter(({ id, state }) => state !== null && view.before(id)).map(({ id }) => id),
  )
  const arrived = Map.groupBy(history.flatMap(arrivalOf), ({ entry }) => entry)
  for (const entry of entries) {
    const before = view.before(entry.id)
    const known = moves.get(entry.id) ?? []
    if (before) rollups.takeAway({ ...before, moves: known })
    const firstState = firstStateOf(writing, entry, history)
    rollups.putIn({ entry, firstState, moves: [...known, ...(arrived.get(entry.id) ?? [])] })
  }
  await rollups.write(transaction, tenant)
  await extend(transaction, tenant, head, records, periods.length > 0 ? 1 : 0)
  await narrow(transaction, orgsOf(setup, context.by, context.today))
  await writeEntries(writing, entries, history)
  await writeArrivals(writing, history)
  await writeReferences(writing, entries)
  await writeEvidenceUses(writing, entries, history)
  await rollups.writeContributions(transaction, tenant)
  for (const value of reported)
    await transaction.query(
      `insert into reported (tenant_id, indicator, org_id, period, value, note, status, by_person, reviewed_by, reason, version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (tenant_id, indicator, org_id, period) do update
         set value = excluded.value, note = excluded.note, status = excluded.status, by_person = excluded.by_person,
           reviewed_by = excluded.reviewed_by, reason = excluded.reason, version = excluded.version`,
      [
        tenant,
        value.indicator,
        value.org,
        value.period,
        value.value,
        value.note,
        value.status,
        value.by,
        value.reviewedBy,
        value.reason,
        value.version,
      ],
    )
  for (const [index, { org, period, closed }] of periods.entries()) {
    if (!closed)
      await transaction.query('delete from closed_period where tenant_id = $1 and org_id = $2 and period = $3', [
        tenant,
        org,
        period,
      ])
    else {
      const days = parsePeriod(period)
      await transaction.query(
        'insert into closed_period (tenant_id, org_id, period, from_day, to_day, seq) values ($1, $2, $3, $4, $5, $6)',
        [tenant, org, period, days?.from, days?.to, head.seq + history.length + index + 1],
      )
    }
  }
}

// The history

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

/** Puts records behind the chain and moves its end. */
async function extend(
  transaction: Queryable,
  tenant: string,
  head: LockedHead,
  records: readonly HistoryRecord[],
  setupChanges: 0 | 1 = 0,
): Promise<void> {
  let last: ChainHead = head
  await writeRows(
    transaction,
    tenant,
    `insert into history (tenant_id, seq, kind, subject, org_id, record, hash)
     select $1, seq, kind, subject, org, record::text, hash
     from json_to_recordset($2) as r(seq bigint, kind text, subject text, org text, record json, hash text)`,
    records,
    (piece) => {
      const chained = chain(tenant, last, piece)
      last = chained.at(-1) ?? last
      return `[${chained.map(chainedJson).join(',')}]`
    },
  )
  await transaction.query(
    'update head set seq = $2, hash = $3, setup_version = setup_version + $4 where tenant_id = $1',
    [tenant, last.seq, last.hash, setupChanges],
  )
}

// Entries

const columnTypes = `id text, ledger text, org_id text, field_values jsonb, day date, end_day date, state text, first_state text,
  state_since date, version integer, deleted boolean, reopened integer, created_by text, created_on date, moved_by text,
  unique_key text, repeat_key text, slot1 text, slot2 text, slot3 text`
const columnNames = columnTypes.replaceAll(/ (?:text|jsonb|date|integer|boolean)/g, '')
const changing = `field_values, day, end_day, state, state_since, version, deleted, reopened, moved_by, unique_key, repeat_key, slot1, slot2, slot3`

async function writeEntries(
  writing: Writing,
  entries: readonly Entry[],
  history: readonly HistoryRow[],
): Promise<void> {
  const { transaction, tenant, setup, view } = writing
  const rows = entries.map((entry) => {
    const ledger = setup.ledgers.get(entry.ledger)
    if (!ledger) throw new Error(`ledger '${entry.ledger}' was there when it was decided`)
    return rowOf(ledger, entry, firstStateOf(writing, entry, history))
  })
  const added = rows.filter(({ id }) => !view.before(id))
  await writeRows(
    transaction,
    tenant,
    `insert into entry (tenant_id, ${columnNames}) select $1, ${columnNames} from json_to_recordset($2) as r(${columnTypes})`,
    added,
  )
  for (const piece of pieces(rows.filter(({ id }) => view.before(id)))) {
    const written = await transaction.query<{ id: string }>(
      `update entry e set (${changing}) = (${changing.replaceAll(/(\w+)/g, 'r.$1')})
       from json_to_recordset($2) as r(${columnTypes})
       where e.tenant_id = $1 and e.id = r.id and e.version < r.version returning e.id`,
      [tenant, JSON.stringify(piece)],
    )
    if (written.length !== piece.length)
      throw new Error(`${piece.length - written.length} entries could not be written`)
  }
}

/** The state in which an entry began: as it is known, or as its first row of history says. */
function firstStateOf({ view }: Writing, entry: Entry, history: readonly HistoryRow[]): string | null {
  const before = view.before(entry.id)
  if (before) return before.firstState
  if (entry.version === 1) return entry.state
  const created = history.find((row) => row.entry === entry.id && row.change.kind === 'created')
  return created?.change.kind === 'created' ? created.change.state : entry.state
}

function arrivalOf(row: HistoryRow) {
  const { change, entry, on } = row
  return change.kind === 'moved' || change.kind === 'repeated'
    ? [{ entry, from: change.from, to: change.to, on, row }]
    : []
}

/** The changes of state of entries that are known, oldest first. */
export async function movesOf(transaction: Queryable, tenant: string, ids: readonly EntryId[]) {
  const moves = new Map<EntryId, { readonly from: string; readonly to: string; readonly on: string }[]>()
  for (const piece of pieces(ids)) {
    const rows = await transaction.query<{ id: string; from: string; to: string; on: string }>(
      `select entry_id as id, from_state as "from", to_state as "to", on_day as "on" from arrival
       where tenant_id = $1 and entry_id = any ($2) order by entry_id, version`,
      [tenant, piece],
    )
    for (const { id, ...move } of rows) {
      const known = moves.get(id)
      if (known) known.push(move)
      else moves.set(id, [move])
    }
  }
  return moves
}

async function writeArrivals(
  { transaction, tenant, setup, view }: Writing,
  history: readonly HistoryRow[],
): Promise<void> {
  const rows = history.flatMap(arrivalOf).map(({ from, to, on, row }) => {
    const before = view.before(row.entry)?.entry
    return {
      entry_id: row.entry,
      version: row.version,
      ledger: row.ledger,
      org_id: row.org,
      from_state: from,
      to_state: to,
      on_day: on,
      closes: setup.ledgers.get(row.ledger)?.flow?.closes?.includes(to) ?? false,
      by_person: row.by,
      person_before: before?.movedBy ?? before?.createdBy ?? row.by,
      evidence_count: row.change.kind === 'moved' ? row.change.evidence.length : 0,
    }
  })
  await writeRows(
    transaction,
    tenant,
    `insert into arrival (tenant_id, entry_id, version, ledger, org_id, from_state, to_state, on_day, closes, by_person, person_before, evidence_count)
       select $1, entry_id, version, ledger, org_id, from_state, to_state, on_day, closes, by_person, person_before, evidence_count
       from json_to_recordset($2) as r(entry_id text, version integer, ledger text, org_id text, from_state text, to_state text,
         on_day date, closes boolean, by_person text, person_before text, evidence_count integer)`,
    rows,
  )
}

async function writeReferences(
  { transaction, tenant, setup, view }: Writing,
  entries: readonly Entry[],
): Promise<void> {
  const referring = entries.filter(({ ledger }) =>
    Object.values(setup.ledgers.get(ledger)?.fields ?? {}).some(({ kind }) => kind === 'reference'),
  )
  if (referring.length === 0) return
  const known = referring.filter(({ id }) => view.before(id)).map(({ id }) => id)
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

async function writeEvidenceUses(
  { transaction, tenant, setup }: Writing,
  entries: readonly Entry[],
  history: readonly HistoryRow[],
): Promise<void> {
  const uses = new Map<string, { hash: string; entry_id: string; org_id: string }>()
  const use = (hash: string, entry: string, org: string) =>
    uses.set(`${hash} ${entry}`, { hash, entry_id: entry, org_id: org })
  for (const { id, ledger, org, values } of entries)
    for (const [field, { kind }] of Object.entries(setup.ledgers.get(ledger)?.fields ?? {})) {
      const files = kind === 'attachment' ? values[field] : null
      if (Array.isArray(files)) for (const hash of files) use(String(hash), id, org)
    }
  for (const { change, entry, org } of history)
    if (change.kind === 'moved') for (const hash of change.evidence) use(hash, entry, org)
  await writeRows(
    transaction,
    tenant,
    `insert into evidence_use (tenant_id, hash, entry_id, org_id)
       select $1, hash, entry_id, org_id from json_to_recordset($2) as r(hash text, entry_id text, org_id text)
       on conflict do nothing`,
    [...uses.values()],
  )
}

// Requests sent again

async function answered<T>(transaction: Queryable, tenant: string, { key, requestHash }: Once) {
  const [row] = await transaction.query<{ hash: string; response: Result<T> }>(
    'select request_hash as hash, response from idempotency where tenant_id = $1 and key = $2',
    [tenant, key],
  )
  if (row && row.hash !== requestHash) throw new IdempotencyKeyReused(key)
  return row?.response
}

async function remember(
  transaction: Queryable,
  tenant: string,
  { key, requestHash }: Once,
  { by, at }: StepContext,
  response: Result<unknown>,
): Promise<void> {
  await transaction.query(
    'insert into idempotency (tenant_id, key, person_id, request_hash, response, at) values ($1, $2, $3, $4, $5, $6)',
    [tenant, key, by, requestHash, JSON.stringify(response), at],
  )
}

// Changes of the setup

type SetupChange = Omit<HistoryRecord, 'by' | 'at'>

function changesOf(before: TenantSetup, setup: Setup): readonly SetupChange[] {
  const differ = <T>(
    subjectOf: (item: T) => string,
    known: ReadonlyMap<string, T>,
    what: string,
    items: readonly T[],
  ) =>
    items
      .filter((item) => !same(known.get(subjectOf(item)), item))
      .map((item) => ({ kind: 'setup', subject: subjectOf(item), org: null, change: { [what]: item } }))
  const grants = [...before.grants.values()].flat()
  const grantsChanged = !same(inOrder(grants), inOrder(setup.grants))
  return [
    ...differ(({ id }) => id, before.orgs, 'org', setup.orgs),
    ...differ(({ id }) => id, before.people, 'person', setup.people),
    ...(grantsChanged ? [{ kind: 'setup', subject: 'grants', org: null, change: { grants: setup.grants } }] : []),
    ...differ(({ key }) => key, before.ledgers, 'ledger', setup.ledgers),
    ...differ(({ key }) => key, before.indicators, 'indicator', setup.indicators),
    ...differ(({ key }) => key, before.duties, 'duty', setup.duties ?? []),
    ...differ(({ key }) => key, before.auditRules, 'audit-rule', setup.auditRules ?? []),
  ]
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const inOrder = (grants: Setup['grants']): readonly string[] =>
  grants.map(({ person, role, org, reach, from, to }) => JSON.stringify([person, role, org, reach, from, to])).sort()

/** Indicators whose rollups no longer say what the definition says; all of them where the tree of offices changed. */
function staleIndicators(before: TenantSetup, after: TenantSetup): ReadonlySet<string> {
  const treeChanged = [...after.lines].some(([id, line]) => before.lines.has(id) && !same(before.lines.get(id), line))
  const stale = new Set<string>()
  for (const [key, indicator] of after.indicators)
    if (indicator.kind === 'ledger' && (treeChanged || !same(before.indicators.get(key), indicator))) stale.add(key)
  for (const [key, indicator] of before.indicators)
    if (indicator.kind === 'ledger' && !same(after.indicators.get(key), indicator)) stale.add(key)
  return stale
}

/** Finds the entries of some ledgers page by page, with their past. */
export async function* entriesOf(
  transaction: Queryable,
  tenant: string,
  ledgers: readonly string[],
): AsyncIterable<readonly EntryPast[]> {
  let after = ''
  for (;;) {
    const rows = await transaction.query<EntryRow>(
      `select ${entryColumns} from entry e where e.tenant_id = $1 and e.ledger = any ($2) and e.id > $3 order by e.id limit 5000`,
      [tenant, ledgers, after],
    )
    if (rows.length === 0) return
    const moves = await movesOf(
      transaction,
      tenant,
      rows.filter(({ state }) => state !== '').map(({ id }) => id),
    )
    yield rows.map((row) => ({
      entry: entryOf(row),
      firstState: row.first_state === '' ? null : row.first_state,
      moves: moves.get(row.id) ?? [],
    }))
    after = rows.at(-1)?.id ?? ''
  }
}

async function rebuildRollups(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  stale: ReadonlySet<string>,
): Promise<void> {
  if (stale.size === 0) return
  for (const table of ['rollup', 'contribution'])
    await transaction.query(`delete from ${table} where tenant_id = $1 and indicator = any ($2)`, [tenant, [...stale]])
  const ledgers = [...setup.indicatorsOfLedger]
    .filter(([, indicators]) => indicators.some(({ key }) => stale.has(key)))
    .map(([ledger]) => ledger)
  const change = new RollupChange(setup, stale)
  for await (const page of entriesOf(transaction, tenant, ledgers)) for (const past of page) change.putIn(past)
  await change.write(transaction, tenant)
  await change.writeContributions(transaction, tenant)
}

/** Fields by which entries are found may be others now. */
async function rebuildKeys(
  transaction: Queryable,
  tenant: string,
  before: TenantSetup,
  after: TenantSetup,
): Promise<void> {
  for (const [key, ledger] of after.ledgers) {
    const old = before.ledgers.get(key)
    if (!old || same(old, ledger)) continue
    for await (const page of entriesOf(transaction, tenant, [key]))
      await transaction.query(
        `update entry e set (unique_key, repeat_key, slot1, slot2, slot3) = (r.unique_key, r.repeat_key, r.slot1, r.slot2, r.slot3)
         from json_to_recordset($2) as r(id text, unique_key text, repeat_key text, slot1 text, slot2 text, slot3 text)
         where e.tenant_id = $1 and e.id = r.id`,
        [tenant, JSON.stringify(page.map(({ entry }) => ({ id: entry.id, ...keysOf(ledger, entry) })))],
      )
  }
}
