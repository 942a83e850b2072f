import {
  type Action,
  type Indicator,
  may,
  type OrgId,
  type PersonId,
  type Refusal,
  rolesOver,
  type StepContext,
  type TaskStep,
} from '@taizhang/ledger'
import {
  applyDecisions,
  type Baseline,
  type Bulk,
  bulkDecisions,
  type LineChange,
  type LineDecision,
  type Report,
  type SetupContext,
  type TaskSetup,
  type YearProposal,
  type YearSetup,
} from '@taizhang/report'
import { narrow, type Queryable } from './database.ts'
import { extend, lockHead } from './history-write.ts'
import { changeSetup, type Holding, type LedgerStore, type Once } from './ledger-store.ts'
import { isUsedBy, packsInUse, packsOf } from './pack-store.ts'
import { createReport, type ReportFailure } from './report-store.ts'
import { orgsUnder, originKey, type TenantSetup } from './setup.ts'
import { StepBatch } from './step-batch.ts'
import { tasksWhere } from './task-view.ts'
import { same } from './verify-tally.ts'

/** What was decided about a line of a proposal. A change alone decides nothing. */
export interface LineVerdict {
  readonly verdict: 'open' | 'accepted' | 'dropped'
  readonly change?: LineChange
  /** Of a task: who will answer for it. */
  readonly person?: PersonId
}

export interface YearDecisions {
  /** Questions that were answered with: go on all the same. */
  readonly goOn: readonly string[]
  /** Whether the outline becomes the annual draft. */
  readonly outline: LineVerdict['verdict']
  /** By the line's id. */
  readonly lines: Readonly<Record<string, LineVerdict>>
}

/** Last year's report, as it came in. */
export interface YearDocument {
  readonly name: string
  /** SHA-256, as hexadecimal digits. */
  readonly hash: string
  readonly sizeBytes: number
}

/** A proposal for a year with what was decided about it. */
export interface StoredYear {
  readonly id: string
  readonly org: OrgId
  readonly year: number
  readonly version: number
  readonly document: YearDocument
  /** What was read; places of the proposal are in it. */
  readonly text: string
  readonly proposal: YearProposal
  readonly decisions: YearDecisions
  /** What came of a line: an indicator's key, a task's id. */
  readonly made: Readonly<Record<string, string>>
  readonly report: string | null
  readonly createdBy: PersonId
  readonly createdAt: string
  readonly appliedAt: string | null
}

/** How many things of a kind were made, changed, or are as they should be already. */
export interface Count {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
}

export interface YearApplied {
  readonly year: StoredYear
  readonly indicators: Count
  readonly baselines: Count
  readonly targets: Count
  readonly tasks: Count
  /** The annual draft; null where the outline was not accepted. */
  readonly report: 'created' | 'unchanged' | null
}

export interface YearFailure {
  readonly code: Refusal['code'] | ReportFailure['code'] | 'unknown-proposal' | 'questions-open' | 'not-found'
  readonly subject: string
  readonly message: string
}

export type YearResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failures: readonly YearFailure[]; readonly current?: StoredYear }

const columns = `y.id, y.org_id as org, y.year, y.version, y.text, y.proposal, y.decisions, y.made, y.report_id as report,
  json_build_object('name', y.document_name, 'hash', y.document_hash, 'sizeBytes', y.size_bytes) as document,
  y.created_by as "createdBy", y.created_at as "createdAt", y.applied_at as "appliedAt"`

/** A proposal that the transaction may see. */
export async function readYear(transaction: Queryable, tenant: string, id: string): Promise<StoredYear | undefined> {
  const [row] = await transaction.query<StoredYear>(
    `select ${columns} from year_proposal y where y.tenant_id = $1 and y.id = $2`,
    [tenant, id],
  )
  return row
}

/** The proposals that the transaction may see, newest first. */
export const listYears = (
  transaction: Queryable,
  tenant: string,
  { orgs, year }: { readonly orgs?: readonly OrgId[]; readonly year?: number },
): Promise<readonly StoredYear[]> =>
  transaction.query<StoredYear>(
    `select ${columns} from year_proposal y
     where y.tenant_id = $1 and ($2::text[] is null or y.org_id = any ($2)) and ($3::integer is null or y.year = $3)
     order by y.created_at desc, y.id limit 500`,
    [tenant, orgs ?? null, year ?? null],
  )

/** What an office has, for last year's report to be matched against: its indicators, ledgers and the task templates of its packs. */
export async function officeContent(transaction: Queryable, tenant: string, setup: TenantSetup, org: OrgId) {
  const used = packsOf(setup, org)
  const packs = await packsInUse(transaction, tenant)
  return {
    office: {
      name: setup.orgs.get(org)?.name ?? org,
      within: (setup.lines.get(org) ?? []).slice(1).flatMap((one) => setup.orgs.get(one)?.name ?? []),
    },
    indicators: [...setup.indicators.values()].filter(({ key }) => isUsedBy(setup, org, 'indicator', key)),
    ledgers: [...setup.ledgers.values()],
    templates: packs.filter(({ id }) => used.includes(id)).flatMap(({ taskTemplates }) => taskTemplates),
  }
}

/** Refused within the transaction: nothing of it is written. */
class YearRefused extends Error {
  readonly failures: readonly YearFailure[]
  constructor(failures: readonly YearFailure[]) {
    super('the year is not set up')
    this.failures = failures
  }
}

/** Years set up from last year's reports: proposed, decided line by line, and then made, all of it or nothing. */
export class YearStore {
  readonly #ledgers: LedgerStore

  constructor(ledgers: LedgerStore) {
    this.#ledgers = ledgers
  }

  /** Keeps a proposal. The same document for the same office and year again keeps what was decided about it. */
  async propose(
    tenant: string,
    given: Pick<StoredYear, 'id' | 'org' | 'year' | 'document' | 'text' | 'proposal'>,
    context: StepContext,
  ): Promise<YearResult<StoredYear>> {
    return this.#ledgers.hold(tenant, async (holding) => {
      const { transaction, setup } = holding
      const { org, year, document, text, proposal } = given
      if (!setup.orgs.has(org)) return failed('unknown-org', 'org', '没有这个单位。')
      if (!mayIn(setup, context, org)('draft'))
        return failed('not-permitted', 'org', '您没有为这个单位设置年度的权限。')
      const [known] = await transaction.query<{ id: string }>(
        'select id from year_proposal where tenant_id = $1 and org_id = $2 and year = $3 and document_hash = $4',
        [tenant, org, year, document.hash],
      )
      const id = known?.id ?? given.id
      const before = known && (await readYear(transaction, tenant, id))
      if (before && same(before.proposal, proposal) && before.text === text) return { ok: true, value: before }
      await extend(transaction, tenant, holding.head, [
        record(id, org, { step: before ? 'proposed-again' : 'proposed', year, document }, context),
      ])
      await transaction.query(
        `insert into year_proposal (tenant_id, id, org_id, year, version, document_name, document_hash, size_bytes, text, proposal, decisions,
           made, created_by, created_at)
         values ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10, '{}', $11, $12)
         on conflict (tenant_id, id) do update
           set version = year_proposal.version + 1, document_name = excluded.document_name, text = excluded.text, proposal = excluded.proposal`,
        [
          tenant,
          id,
          org,
          year,
          document.name,
          document.hash,
          document.sizeBytes,
          text,
          JSON.stringify(proposal),
          JSON.stringify(before?.decisions ?? undecided),
          context.by,
          context.at,
        ],
      )
      return { ok: true, value: await reread(holding, id) }
    })
  }

  /** Decides lines. `decide` is given what was decided before; what it gives is checked against the proposal. */
  async decide(
    tenant: string,
    id: string,
    version: number,
    decide: (before: StoredYear) => YearResult<YearDecisions>,
    context: StepContext,
  ): Promise<YearResult<StoredYear>> {
    return this.#ledgers.hold(tenant, async (holding) => {
      const { transaction, setup } = holding
      const before = await readYear(transaction, tenant, id)
      if (!before) return failed('unknown-proposal', id, '没有这份年度设置建议。')
      if (!mayIn(setup, context, before.org)('draft')) return failed('not-permitted', '', '您没有确认这份建议的权限。')
      if (before.version !== version) return stale(before, version)
      const decided = decide(before)
      if (!decided.ok) return decided
      const decisions = decided.value
      if (same(decisions, before.decisions)) return { ok: true, value: before }
      const mistakes = await mistakesOf(holding, before, decisions)
      if (mistakes.length > 0) return { ok: false, failures: mistakes }
      const changed = Object.entries(decisions.lines).filter(
        ([line, verdict]) => !same(verdict, before.decisions.lines[line]),
      )
      const change = {
        step: 'decided',
        goOn: decisions.goOn,
        outline: decisions.outline,
        lines: Object.fromEntries(changed),
      }
      await extend(transaction, tenant, holding.head, [record(id, before.org, change, context)])
      await transaction.query(
        'update year_proposal set version = version + 1, decisions = $3 where tenant_id = $1 and id = $2',
        [tenant, id, JSON.stringify(decisions)],
      )
      return { ok: true, value: await reread(holding, id) }
    })
  }

  /**
   * Makes what was accepted: indicators, last year's values, targets, tasks and the annual draft, in one transaction. Again it updates
   * what has changed and makes nothing twice; a draft that is there is left as it is.
   * @param owner answers for tasks of which nobody else is named.
   * @param reportId the id of the draft, where one is to be made.
   */
  async apply(
    tenant: string,
    id: string,
    { version, owner, reportId }: { readonly version: number; readonly owner: PersonId; readonly reportId: string },
    context: StepContext,
    once?: Once,
  ): Promise<YearResult<YearApplied>> {
    try {
      return await this.#ledgers.holdOnce(tenant, context, once, (holding) =>
        applyYear(holding, id, { version, owner, reportId }, context),
      )
    } catch (error) {
      if (error instanceof YearRefused) return { ok: false, failures: error.failures }
      throw error
    }
  }
}

const undecided: YearDecisions = { goOn: [], outline: 'open', lines: {} }

const failed = (code: YearFailure['code'], subject: string, message: string) =>
  ({ ok: false, failures: [{ code, subject, message }] }) as const

const stale = (current: StoredYear, seen: number) =>
  ({
    ...failed('stale-version', 'version', `您看到的是第${seen}版，现在已是第${current.version}版，请先刷新。`),
    current,
  }) as const

const record = (subject: string, org: OrgId, change: unknown, { by, at }: StepContext) => ({
  kind: 'year',
  subject,
  org,
  by,
  at,
  change,
})

async function reread(
  { transaction, tenant }: Pick<Holding, 'transaction' | 'tenant'>,
  id: string,
): Promise<StoredYear> {
  const year = await readYear(transaction, tenant, id)
  if (!year) throw new Error('a proposal that was written is there')
  return year
}

function mayIn(setup: TenantSetup, { by, today }: StepContext, org: OrgId): (action: Action) => boolean {
  const view = viewOf(setup)
  return (action) => may(view, by, action, org, today)
}

const viewOf = (setup: TenantSetup) => ({
  org: (id: OrgId) => setup.orgs.get(id),
  grantsOf: (person: PersonId) => setup.grants.get(person) ?? [],
})

// Decisions

/** Accepts in bulk what nobody has decided on, the outline with it; problems are left for somebody to look at. */
export function acceptInBulk(
  { proposal, decisions }: Pick<StoredYear, 'proposal' | 'decisions'>,
  bulk: Bulk,
): YearDecisions {
  const lines: Record<string, LineVerdict> = { ...decisions.lines }
  for (const { id } of bulkDecisions(proposal, bulk, lineDecisions(decisions))) {
    const before = lines[id]
    if (before === undefined || before.verdict === 'open') lines[id] = { ...before, verdict: 'accepted' }
  }
  return { ...decisions, outline: decisions.outline === 'open' ? 'accepted' : decisions.outline, lines }
}

/** The decided lines as the pure functions take them. */
function lineDecisions({ lines }: YearDecisions): readonly LineDecision[] {
  return Object.entries(lines).flatMap(([id, { verdict, change }]): readonly LineDecision[] => {
    if (verdict === 'open') return []
    if (verdict === 'dropped') return [{ id, decision: 'drop' }]
    return change && Object.keys(change).length > 0
      ? [{ id, decision: 'change', to: change }]
      : [{ id, decision: 'accept' }]
  })
}

const mistakeCodes = {
  'unknown-line': 'not-found',
  'decided-twice': 'wrong-value',
  'unknown-indicator': 'unknown-indicator',
  'unlike-unit': 'units-disagree',
  'bad-value': 'wrong-value',
  'bad-day': 'wrong-value',
} as const

/** The annual draft that a proposal gives as it is decided now: figures of lines that were not accepted stay as last year's words. */
export async function draftOfYear(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  year: StoredYear,
): Promise<Report> {
  const context = await contextOf({ transaction, tenant, setup }, year)
  const decided = applyDecisions(year.proposal, decidedLines(year.proposal, year.decisions), context)
  if (decided.ok) return decided.setup.report
  const { title, outline } = year.proposal
  return { kind: 'annual', org: year.org, period: String(year.year), title: title || context.title, blocks: outline }
}

async function contextOf(
  { transaction, tenant, setup }: Pick<Holding, 'transaction' | 'tenant' | 'setup'>,
  { org, year }: StoredYear,
): Promise<SetupContext> {
  const { office, indicators, templates } = await officeContent(transaction, tenant, setup, org)
  return { org, title: `${office.name}${year}年工作总结`, indicators, templates }
}

/** What is wrong with decisions: lines that are not there, indicators and people that are not there, units that do not fit. */
async function mistakesOf(
  holding: Holding,
  before: StoredYear,
  decisions: YearDecisions,
): Promise<readonly YearFailure[]> {
  const lines = new Set(
    [...before.proposal.indicators, ...before.proposal.tasks, ...before.proposal.problems].map(({ id }) => id),
  )
  const mistakes: YearFailure[] = []
  for (const [id, { person }] of Object.entries(decisions.lines)) {
    // Of a proposal that was made anew, decisions on lines that are gone are kept and ask for nothing.
    if (!lines.has(id) && !before.decisions.lines[id])
      mistakes.push({ code: 'not-found', subject: id, message: '建议里没有这一条。' })
    if (person !== undefined && !holding.setup.people.has(person))
      mistakes.push({ code: 'unknown-person', subject: person, message: '责任人不在本地区人员名录里。' })
  }
  const result = applyDecisions(
    before.proposal,
    decidedLines(before.proposal, decisions),
    await contextOf(holding, before),
  )
  if (!result.ok)
    for (const { id, code, message } of result.mistakes)
      mistakes.push({ code: mistakeCodes[code], subject: id, message })
  return mistakes
}

/** Decisions on lines that the proposal has. */
function decidedLines(proposal: YearProposal, decisions: YearDecisions): readonly LineDecision[] {
  const lines = new Set([...proposal.indicators, ...proposal.tasks, ...proposal.problems].map(({ id }) => id))
  return lineDecisions(decisions).filter(({ id }) => lines.has(id))
}

// Making

async function applyYear(
  start: Holding,
  id: string,
  { version, owner, reportId }: { readonly version: number; readonly owner: PersonId; readonly reportId: string },
  context: StepContext,
): Promise<YearResult<YearApplied>> {
  const { transaction, tenant, setup } = start
  const before = await readYear(transaction, tenant, id)
  if (!before) return failed('unknown-proposal', id, '没有这份年度设置建议。')
  if (before.version !== version) return stale(before, version)
  const refusals = whyNotApplied(setup, before, owner, context)
  if (refusals.length > 0) return { ok: false, failures: refusals }
  const decided = applyDecisions(
    before.proposal,
    decidedLines(before.proposal, before.decisions),
    await contextOf(start, before),
  )
  if (!decided.ok)
    return {
      ok: false,
      failures: decided.mistakes.map(({ id: subject, code, message }) => ({
        code: mistakeCodes[code],
        subject,
        message,
      })),
    }
  const year = decided.setup
  const indicators = await putIndicators(start, year, context)
  const baselines = await putBaselines(indicators.holding, before, year.baselines, context)
  const tasks = await putTasks(baselines.holding, before, year, owner, context)
  const report = await putReport(tasks.holding, before, year, reportId, context)
  const made = {
    ...before.made,
    ...Object.fromEntries(acceptedIndicators(before).map(({ line, indicator }) => [line, indicator])),
    ...tasks.made,
  }
  const isSame = same(made, before.made) && report.id === before.report && before.appliedAt !== null
  if (!isSame) {
    const change = { step: 'applied', made, report: report.id }
    await extend(transaction, tenant, report.holding.head, [record(id, before.org, change, context)])
    await transaction.query(
      'update year_proposal set version = version + 1, made = $3, report_id = $4, applied_at = $5 where tenant_id = $1 and id = $2',
      [tenant, id, JSON.stringify(made), report.id, context.at],
    )
  }
  return {
    ok: true,
    value: {
      year: await reread(start, id),
      indicators: indicators.count,
      baselines: baselines.count,
      targets: tasks.targets,
      tasks: tasks.count,
      report: report.what,
    },
  }
}

function whyNotApplied(
  setup: TenantSetup,
  { org, proposal, decisions }: StoredYear,
  owner: PersonId,
  context: StepContext,
): readonly YearFailure[] {
  const failures: YearFailure[] = []
  const allowed = mayIn(setup, context, org)
  const needed: readonly (readonly [Action, string])[] = [
    ['draft', '起草材料'],
    ['define', '定义指标'],
    ['supervise', '下达任务'],
  ]
  for (const [action, words] of needed)
    if (!allowed(action))
      failures.push({
        code: 'not-permitted',
        subject: action,
        message: `设置年度要有${words}的权限，请由科室负责人办理。`,
      })
  for (const { code, message } of proposal.questions)
    if (!decisions.goOn.includes(code)) failures.push({ code: 'questions-open', subject: code, message })
  if (!setup.people.has(owner))
    failures.push({ code: 'unknown-person', subject: owner, message: '责任人不在本地区人员名录里。' })
  return failures
}

function acceptedIndicators({ proposal, decisions }: StoredYear) {
  return proposal.indicators.flatMap(({ id, indicator }) => {
    const line = decisions.lines[id]
    if (line?.verdict !== 'accepted') return []
    const changed = line.change && 'indicator' in line.change ? line.change.indicator : undefined
    return [{ line: id, indicator: changed ?? indicator }]
  })
}

class Counter {
  created = 0
  updated = 0
  unchanged = 0
  get count(): Count {
    const { created, updated, unchanged } = this
    return { created, updated, unchanged }
  }
}

/** New indicators. One that another office made for the same thing is shared, and is nobody's in particular from then on. */
async function putIndicators(holding: Holding, { indicators, org }: YearSetup, context: StepContext) {
  const { transaction, tenant, setup } = holding
  const counter = new Counter()
  const put: Indicator[] = []
  const shared: string[] = []
  for (const indicator of indicators) {
    const known = setup.indicators.get(indicator.key)
    const by = setup.origins.get(originKey('indicator', indicator.key))
    if (!known) {
      counter.created++
      put.push(indicator)
    } else if (known.kind !== indicator.kind || known.unit !== indicator.unit) {
      const message = `已有名称为“${indicator.key}”的另一个指标“${known.title}”，请改用它或换一个。`
      throw new YearRefused([{ code: 'wrong-value', subject: indicator.key, message }])
    } else if (by && by.org !== org) {
      counter.unchanged++
      shared.push(indicator.key)
    } else if (same(known, indicator)) counter.unchanged++
    else {
      counter.updated++
      put.push(indicator)
    }
  }
  const whole = {
    orgs: [...setup.orgs.values()],
    people: [...setup.people.values()],
    grants: [...setup.grants.values()].flat(),
    ledgers: [],
    indicators: put,
  }
  const now = await changeSetup(holding, whole, context, {
    records: shared.map((key) => ({ kind: 'setup', subject: key, org, change: { shared: key } })),
    after: async () => {
      await transaction.query('delete from origin where tenant_id = $1 and kind = $2 and key = any ($3)', [
        tenant,
        'indicator',
        shared,
      ])
      await transaction.query(
        `insert into origin (tenant_id, kind, key, org_id, retired)
         select $1, 'indicator', unnest($2::text[]), $3, false on conflict do nothing`,
        [tenant, put.map(({ key }) => key), org],
      )
    },
  })
  return { holding: now, count: counter.count }
}

async function putBaselines(
  holding: Holding,
  { org, document }: StoredYear,
  baselines: readonly Baseline[],
  context: StepContext,
) {
  const { transaction, tenant } = holding
  const counter = new Counter()
  const rows = new Map<string, BaselineRow>()
  for (const { indicator, period, slice, value, text } of baselines) {
    const row = {
      indicator,
      org,
      period,
      field: slice?.field ?? '',
      member: slice?.value ?? '',
      value,
      document: document.name,
      words: text,
    }
    // A figure that the report states twice stands once.
    if (!rows.has(keyOf(row))) rows.set(keyOf(row), row)
  }
  const known = await transaction.query<BaselineRow>(
    `select indicator, org_id as org, period, field, member, value, document, words from baseline
     where tenant_id = $1 and org_id = $2 and indicator = any ($3)`,
    [tenant, org, [...rows.values()].map(({ indicator }) => indicator)],
  )
  const before = new Map(known.map((row) => [keyOf(row), row]))
  const put = [...rows].filter(([key, row]) => {
    const there = before.get(key)
    if (!there) counter.created++
    else if (same(there, row)) counter.unchanged++
    else counter.updated++
    return !same(there, row)
  })
  const { by, at } = context
  const head = await extend(
    transaction,
    tenant,
    holding.head,
    put.map(([, row]) => ({ kind: 'baseline', subject: row.indicator, org, by, at, change: row })),
  )
  await transaction.query(
    `insert into baseline (tenant_id, indicator, org_id, period, field, member, value, document, words)
     select $1, indicator, org, period, field, member, value, document, words
     from json_to_recordset($2) as r(indicator text, org text, period text, field text, member text, value text, document text, words text)
     on conflict (tenant_id, indicator, org_id, period, field, member) do update
       set value = excluded.value, document = excluded.document, words = excluded.words`,
    [tenant, JSON.stringify(put.map(([, row]) => row))],
  )
  return { holding: { ...holding, head }, count: counter.count }
}

interface BaselineRow {
  readonly indicator: string
  readonly org: OrgId
  readonly period: string
  readonly field: string
  readonly member: string
  readonly value: string
  readonly document: string
  readonly words: string
}

const keyOf = ({ indicator, period, field, member }: BaselineRow): string =>
  JSON.stringify([indicator, period, field, member])

const SOURCE_MAX = 400

/** Tasks and targets, each by the domain's own steps. A task keeps its id for the office and the year, whatever the document. */
async function putTasks(
  holding: Holding,
  stored: StoredYear,
  { year, org, tasks }: YearSetup,
  owner: PersonId,
  context: StepContext,
) {
  const { transaction, tenant, setup } = holding
  const counter = new Counter()
  const targets = new Counter()
  const made: Record<string, string> = {}
  const ids = tasks.map(({ id }) => taskId(org, year, id))
  const known = new Map(
    (await tasksWhere(transaction, 'tenant_id = $1 and id = any ($2)', [tenant, ids])).map((task) => [task.id, task]),
  )
  const set = new Map(
    (
      await transaction.query<{ indicator: string; value: string; op: string }>(
        `select distinct on (indicator) indicator, value, op from target
         where tenant_id = $1 and org_id = $2 and period = $3 and issuer = $4 order by indicator, version desc`,
        [tenant, org, String(year), issuerOf(year)],
      )
    ).map((row) => [row.indicator, row]),
  )
  const batch = new StepBatch({ transaction, tenant, setup }, holding.head)
  const take = async (step: TaskStep, subject: string) => {
    const result = await batch.applyTask(step, context)
    if (!result.ok) throw new YearRefused(result.error.map(({ code, message }) => ({ code, subject, message })))
  }
  for (const planned of tasks) {
    const id = taskId(org, year, planned.id)
    const person =
      stored.decisions.lines[planned.id]?.person ?? personNamed(setup, org, planned.owner, context) ?? owner
    const milestones = planned.milestones.map((one) => ({ ...one, doneOn: null }))
    const there = known.get(id)
    made[planned.id] = id
    if (!there) {
      counter.created++
      const { title, startsOn, dueOn } = planned
      const plan = {
        id,
        parent: null,
        title,
        source: sourceOf(stored, planned),
        org,
        owner: person,
        helpers: [],
        startsOn,
        dueOn,
        weight: 1,
      }
      await take(
        {
          step: 'create-task',
          task: { ...plan, milestones, target: planned.target && { ...planned.target, curve: [] } },
        },
        planned.id,
      )
    } else if (there.ended === null && (there.dueOn !== planned.dueOn || there.owner !== person)) {
      counter.updated++
      const reason = '按年度设置调整'
      await take(
        { step: 'replan-task', id, version: there.version, owner: person, dueOn: planned.dueOn, reason },
        planned.id,
      )
    } else counter.unchanged++
    if (planned.target) await putTarget(planned.target)
  }
  async function putTarget({ indicator, value, op }: NonNullable<TaskSetup['target']>): Promise<void> {
    const before = set.get(indicator)
    if (before && before.value === value && before.op === op) {
      targets.unchanged++
      return
    }
    if (before) targets.updated++
    else targets.created++
    set.set(indicator, { indicator, value, op })
    const target = { indicator, org, period: String(year), value, op, issuer: issuerOf(year), issuedOn: context.today }
    await take({ step: 'set-target', target }, indicator)
  }
  await batch.flush()
  const head = await lockHead(transaction, tenant)
  if (!head) throw new Error('a tenant whose head was locked is there')
  await narrow(transaction, 'all')
  return { holding: { ...holding, head }, count: counter.count, targets: targets.count, made }
}

const issuerOf = (year: number): string => `${year}年工作计划`

/** By office and year, so that a corrected document changes the same tasks. */
const taskId = (org: OrgId, year: number, line: string): string => `${year}-${line}-${org}`.slice(0, 100)

function sourceOf({ document, text, proposal }: StoredYear, { id }: TaskSetup): string {
  const line = [...proposal.tasks, ...proposal.problems].find((one) => one.id === id)
  const words = line ? text.slice(line.start, line.end).replace(/\s+/g, '') : ''
  return `《${document.name}》：${words}`.slice(0, SOURCE_MAX)
}

/** Somebody of the office whom the report names, or who heads the section that it names. */
function personNamed(
  setup: TenantSetup,
  org: OrgId,
  words: string | null,
  { today }: StepContext,
): PersonId | undefined {
  if (words === null) return undefined
  const near = new Set(orgsUnder(setup, org))
  const people = [...setup.people.values()].filter((person) => near.has(person.org))
  const named = people.find(({ name }) => name === words)
  if (named) return named.id
  const section = [...near].find((one) => one !== org && setup.orgs.get(one)?.name === words)
  if (section === undefined) return undefined
  const view = viewOf(setup)
  return people.find(
    (person) => person.org === section && rolesOver(view, person.id, section, today).has('section-head'),
  )?.id
}

async function putReport(
  holding: Holding,
  { id, org, decisions, report: before }: StoredYear,
  { report }: YearSetup,
  reportId: string,
  context: StepContext,
): Promise<{ readonly holding: Holding; readonly id: string | null; readonly what: YearApplied['report'] }> {
  const { transaction, tenant } = holding
  if (decisions.outline !== 'accepted') return { holding, id: before, what: null }
  const [there] = await transaction.query<{ id: string }>(
    `select id from report where tenant_id = $1 and org_id = $2 and kind = 'annual' and period = $3 order by state = 'signed', id limit 1`,
    [tenant, org, report.period],
  )
  if (there) return { holding, id: there.id, what: 'unchanged' }
  const { holding: after, result } = await createReport(
    holding,
    { ...report, id: reportId, from: { from: 'year', proposal: id } },
    context,
  )
  if (!result.ok) throw new YearRefused(result.failures)
  return { holding: after, id: reportId, what: 'created' }
}
