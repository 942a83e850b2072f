import {
  checkDefinitions,
  type DefinitionMistake,
  type Evaluated,
  type Moment,
  type Outcome,
  type Result,
  type Setup,
  type Step,
  type StepContext,
  type TaskDecision,
  type TaskStep,
} from '@taizhang/ledger'
import { BulkWriter, pieces } from './bulk-write.ts'
import { type Database, narrow, type Queryable, type Scope, within } from './database.ts'
import { entriesOf } from './entry-past.ts'
import { keysOf } from './entry-row.ts'
import type { EvidenceFile } from './evidence.ts'
import { chainStart, type HistoryRecord } from './history-chain.ts'
import { extend, type LockedHead, lockHead } from './history-write.ts'
import { type IndicatorQuestion, readIndicators } from './indicator-reading.ts'
import { RollupChange } from './rollup.ts'
import { loadSetup, orgsUnder, type TenantSetup, writeSetup } from './setup.ts'
import { StepBatch, type StepProgress } from './step-batch.ts'

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

/** Ledgers, indicators, duties or audit rules cannot be as a program wants to set them up. */
export class DefinitionsMistaken extends Error {
  readonly mistakes: readonly DefinitionMistake[]
  constructor(mistakes: readonly DefinitionMistake[]) {
    super(`定义有误，没有设置：${mistakes.map(({ place, message }) => `${place}：${message}`).join('；')}`)
    this.mistakes = mistakes
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

/** A step of many, with who takes it and when. */
export type StepRequest =
  | { readonly of: 'ledger'; readonly step: Step; readonly context: StepContext }
  | { readonly of: 'task'; readonly step: TaskStep; readonly context: StepContext }

/** So many entries are counted anew in memory before what they come to is written. */
const ENTRIES_COUNTED_AT_ONCE = 50_000

/** What so many steps read is fetched at once. */
const STEPS_FORESEEN = 5_000

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
   * @throws DefinitionsMistaken where a definition that is new or changed has a mistake in it; nothing is changed then.
   */
  async setUp(tenant: string, setup: Setup, context: Pick<StepContext, 'by' | 'at'>): Promise<void> {
    await this.hold(tenant, async (holding) => {
      const mistakes = newMistakes(holding.setup, setup)
      if (mistakes.length > 0) throw new DefinitionsMistaken(mistakes)
      await changeSetup(holding, setup, context)
    })
  }

  /** Runs work that is alone among all writes of the tenant and sees all its offices; a throw leaves everything as it was. */
  async hold<T>(tenant: string, work: (holding: Holding) => Promise<T>): Promise<T> {
    return within(this.database, { tenant, orgs: 'all' }, async (transaction) => {
      const head = await headOf(transaction, tenant)
      return work({ transaction, tenant, head, setup: await this.#setupOf(transaction, tenant, head.setupVersion) })
    })
  }

  /** As `hold`, and a request sent again with the same key is done once; a refusal changes nothing and is not kept. */
  async holdOnce<Answer extends { readonly ok: boolean }>(
    tenant: string,
    context: Pick<StepContext, 'by' | 'at'>,
    once: Once | undefined,
    work: (holding: Holding) => Promise<Answer>,
  ): Promise<Answer> {
    return this.hold(tenant, async (holding) => {
      const { transaction } = holding
      const before = once && (await answered<unknown>(transaction, tenant, once))
      if (before) return before as unknown as Answer
      const result = await work(holding)
      if (once && result.ok) await remember(transaction, tenant, once, context, result)
      return result
    })
  }

  /**
   * Decides a step and carries it out. The same answer and the same refusal as the in-memory world gives.
   * @param tell is told how far a step of many rows has come; nothing of it stands before `apply` answers.
   */
  async apply(
    tenant: string,
    step: Step,
    context: StepContext,
    once?: Once,
    tell?: (progress: StepProgress) => void,
  ): Promise<Result<Outcome>> {
    const result = await this.#once(tenant, context, once, (batch) => batch.apply(step, context), tell)
    if (step.step === 'import-entries' && step.rows.length >= ROWS_TO_ANALYZE) await this.#analyze('analyze')
    return result
  }

  /**
   * Decides many steps in one transaction, each against what the ones before left, and answers each as `apply` and `applyTask` would:
   * thousands take seconds.
   * @param mode `all`: one refusal, and nothing is written; `good`: the refused steps alone are not.
   */
  async applyAll(
    tenant: string,
    requests: readonly StepRequest[],
    mode: 'all' | 'good' = 'all',
  ): Promise<readonly Result<Outcome | TaskDecision>[]> {
    const results: Result<Outcome | TaskDecision>[] = []
    const nothing = new Error('nothing is to be written')
    try {
      await within(this.database, { tenant, orgs: 'all' }, async (transaction) => {
        const batch = await this.#batch(transaction, tenant)
        for (const portion of pieces(requests, STEPS_FORESEEN)) {
          await batch.foresee(portion.flatMap(({ of, step, context }) => (of === 'ledger' ? [[step, context]] : [])))
          for (const request of portion)
            results.push(
              request.of === 'ledger'
                ? await batch.apply(request.step, request.context)
                : await batch.applyTask(request.step, request.context),
            )
        }
        if (mode === 'all' && results.some((result) => !result.ok)) throw nothing
        await batch.flush()
      })
    } catch (error) {
      if (error !== nothing) throw error
      return results
    }
    const rows = requests.reduce((sum, { step }) => sum + (step.step === 'import-entries' ? step.rows.length : 1), 0)
    if (rows >= ROWS_TO_ANALYZE) await this.#analyze('analyze')
    return results
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
    for (const table of ['entry', 'history', 'rollup', 'contribution', 'arrival', 'occurrence', 'distinct_rollup'])
      await this.database.query(`${how} ${table}`)
  }

  /** As `apply`, for steps about tasks, ties between people and objects, and figures from outside. */
  async applyTask(tenant: string, step: TaskStep, context: StepContext, once?: Once): Promise<Result<TaskDecision>> {
    return this.#once(tenant, context, once, (batch) => batch.applyTask(step, context))
  }

  async #once<T>(
    tenant: string,
    context: StepContext,
    once: Once | undefined,
    work: (batch: StepBatch) => Promise<Result<T>>,
    tell?: (progress: StepProgress) => void,
  ): Promise<Result<T>> {
    return within(this.database, { tenant, orgs: 'all' }, async (transaction) => {
      const batch = await this.#batch(transaction, tenant, tell)
      const before = once && (await answered<T>(transaction, tenant, once))
      if (before) return before
      const result = await work(batch)
      await batch.flush()
      if (once && result.ok) await remember(transaction, tenant, once, context, result)
      return result
    })
  }

  async #batch(transaction: Queryable, tenant: string, tell?: (progress: StepProgress) => void): Promise<StepBatch> {
    const head = await headOf(transaction, tenant)
    const setup = await this.#setupOf(transaction, tenant, head.setupVersion)
    return new StepBatch({ transaction, tenant, setup }, head, tell)
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

async function headOf(transaction: Queryable, tenant: string): Promise<LockedHead> {
  const head = await lockHead(transaction, tenant)
  if (!head) throw new UnknownTenant(tenant)
  return head
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
  { by, at }: Pick<StepContext, 'by' | 'at'>,
  response: unknown,
): Promise<void> {
  await transaction.query(
    'insert into idempotency (tenant_id, key, person_id, request_hash, response, at) values ($1, $2, $3, $4, $5, $6)',
    [tenant, key, by, requestHash, JSON.stringify(response), at],
  )
}

// Changes of the setup

/** A transaction that holds the end of a tenant's history, with what changes seldom as it is there. */
export interface Holding {
  readonly transaction: Queryable
  readonly tenant: string
  readonly head: LockedHead
  readonly setup: TenantSetup
}

/** What goes with a change of the setup. */
export interface AlongWithSetup {
  /** Put into the history behind the changes of definitions. */
  readonly records?: readonly SetupChange[]
  /** Writes what else belongs to it, before and after the definitions are there. */
  readonly before?: () => Promise<void>
  readonly after?: () => Promise<void>
}

/** The mistakes that definitions have after a change and had not before, each with its place. */
function newMistakes(before: TenantSetup, setup: Setup): readonly DefinitionMistake[] {
  const check = (...given: readonly Pick<Setup, 'ledgers' | 'indicators' | 'duties' | 'auditRules'>[]) => {
    const whole = <T extends { readonly key: string }>(
      listOf: (one: (typeof given)[number]) => readonly T[] | undefined,
    ) => [
      ...new Map(
        given.flatMap((one) => (listOf(one) ?? []).map((definition) => [definition.key, definition])),
      ).values(),
    ]
    return checkDefinitions(
      whole(({ ledgers }) => ledgers),
      whole(({ indicators }) => indicators),
      whole(({ duties }) => duties),
      whole(({ auditRules }) => auditRules),
    )
  }
  const values = <T>(map: ReadonlyMap<string, T>): readonly T[] => [...map.values()]
  const known = {
    ledgers: values(before.ledgers),
    indicators: values(before.indicators),
    duties: values(before.duties),
    auditRules: values(before.auditRules),
  }
  const wordsOf = ({ place, message }: DefinitionMistake) => `${place} ${message}`
  const old = new Set(check(known).map(wordsOf))
  return check(known, setup).filter((mistake) => !old.has(wordsOf(mistake)))
}

/** Writes new and changed definitions, with what follows from them, and the history. @returns what holds afterwards. */
export async function changeSetup(
  holding: Holding,
  setup: Setup,
  { by, at }: Pick<StepContext, 'by' | 'at'>,
  { records = [], before, after }: AlongWithSetup = {},
): Promise<Holding> {
  const { transaction, tenant, head } = holding
  const changes = [...changesOf(holding.setup, setup), ...records]
  if (changes.length === 0) return holding
  await before?.()
  await writeSetup(transaction, tenant, setup)
  await after?.()
  const now = await loadSetup(transaction, tenant, head.setupVersion + 1)
  await rebuildKeys(transaction, tenant, holding.setup, now)
  await rebuildRollups(transaction, tenant, now, staleIndicators(holding.setup, now))
  const end = await extend(
    transaction,
    tenant,
    head,
    changes.map((change) => ({ ...change, by, at })),
    1,
  )
  return { ...holding, head: end, setup: now }
}

export type SetupChange = Omit<HistoryRecord, 'by' | 'at'>

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

async function rebuildRollups(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  stale: ReadonlySet<string>,
): Promise<void> {
  if (stale.size === 0) return
  for (const table of ['rollup', 'contribution', 'occurrence', 'distinct_rollup', 'extreme_rollup'])
    await transaction.query(`delete from ${table} where tenant_id = $1 and indicator = any ($2)`, [tenant, [...stale]])
  const ledgers = [...setup.indicatorsOfLedger]
    .filter(([, indicators]) => indicators.some(({ key }) => stale.has(key)))
    .map(([ledger]) => ledger)
  const writer = new BulkWriter(transaction, tenant)
  const write = async (change: RollupChange) => {
    await change.write(writer)
    await change.writeContributions(writer)
    await writer.done()
  }
  let change = new RollupChange(setup, stale)
  let counted = 0
  for await (const page of entriesOf(transaction, tenant, ledgers)) {
    for (const past of page) change.putIn(past)
    counted += page.length
    if (counted < ENTRIES_COUNTED_AT_ONCE) continue
    await write(change)
    change = new RollupChange(setup, stale)
    counted = 0
  }
  await write(change)
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
