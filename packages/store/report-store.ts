import { hash as digest } from 'node:crypto'
import { type OrgId, parsePeriod, type StepContext } from '@taizhang/ledger'
import {
  type Block,
  decideReportMove,
  type EvaluatedLink,
  type FigureKey,
  figureKeyText,
  formulaMistakes,
  inlinesOf,
  mayEditReport,
  type Report,
  type ReportMove,
  type ReportRefusal,
  type SignedReport,
  signedKeys,
  signReport,
} from '@taizhang/report'
import { narrow, type Queryable } from './database.ts'
import { traceEntries } from './entry-trace.ts'
import { leavesOf } from './figure-reading.ts'
import type { HistoryRecord } from './history-chain.ts'
import { readHistoryHead } from './history-head.ts'
import { extend } from './history-write.ts'
import { readIndicators } from './indicator-reading.ts'
import type { Holding, LedgerStore, Once } from './ledger-store.ts'
import { mayIn } from './permission-view.ts'
import { type LiveReading, type ReportChange, readLive, readReport, type StoredReport } from './report-reading.ts'
import { orgsUnder, type TenantSetup } from './setup.ts'
import { same } from './verify-tally.ts'

/** Why something is not done with a report. */
export interface ReportFailure {
  readonly code:
    | ReportRefusal['code']
    | 'unknown-report'
    | 'stale-version'
    | 'wrong-value'
    | 'duplicate-key'
    | 'not-permitted'
    | 'unknown-org'
  readonly subject: string
  readonly message: string
}

export type ReportResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failures: readonly ReportFailure[]; readonly current?: StoredReport }

/** A report to be made. `from` says of what, for the history. */
export interface NewReport extends Report {
  readonly id: string
  readonly from: unknown
}

/** What a save changes. */
export interface ReportText {
  readonly version: number
  readonly title: string
  readonly blocks: readonly Block[]
}

const sm3 = (text: string): string => digest('sm3', text, 'hex')

/** So many entries of a value are written down with a signature; how many there are is told in any case. */
const ENTRIES_FROZEN = 1_000

/** Reports from draft to signature. Each change is decided in the transaction that writes it, alone among the tenant's writes. */
export class ReportStore {
  readonly #ledgers: LedgerStore

  constructor(ledgers: LedgerStore) {
    this.#ledgers = ledgers
  }

  /** Begins a draft. One of a kind for an office and a period at a time. */
  async create(
    tenant: string,
    made: NewReport,
    context: StepContext,
    once?: Once,
  ): Promise<ReportResult<StoredReport>> {
    return this.#ledgers.holdOnce(tenant, context, once, async (holding) => {
      if (!holding.setup.orgs.has(made.org)) return failed('unknown-org', 'org', '没有这个单位。')
      if (!mayIn(holding.setup, context, made.org)('draft'))
        return failed('not-permitted', 'org', '您没有在这个单位起草材料的权限。')
      const { result } = await createReport(holding, made, context)
      return result
    })
  }

  /** Writes a draft's text, if nobody has since. */
  async save(
    tenant: string,
    id: string,
    text: ReportText,
    context: StepContext,
    once?: Once,
  ): Promise<ReportResult<StoredReport>> {
    return this.#ledgers.holdOnce(tenant, context, once, async (holding) => {
      const { transaction, setup } = holding
      const before = await readReport(transaction, tenant, id)
      if (!before) return unknownReport(id)
      const allowed = mayIn(setup, context, before.org)
      if (!allowed('draft')) return failed('not-permitted', '', '您没有修改这份材料的权限。')
      if (!mayEditReport(before.state, allowed))
        return failed('move-not-allowed', '', '材料已送审，不能修改；需要修改请先撤回或退回。')
      if (before.version !== text.version) return stale(before, text.version)
      const mistakes = textMistakes(setup, { ...before, ...text }, context, before.blocks)
      if (mistakes.length > 0) return { ok: false, failures: mistakes }
      const change = changeOf(before, text)
      if (change === null) return { ok: true, value: before }
      const { state, moves, createdBy, createdAt, submittedBy, returned, signed } = before
      const kept: StoredReport = {
        ...reportOf(before),
        id,
        ...text,
        version: before.version + 1,
        savedBy: context.by,
        savedAt: context.at,
        writers: [...new Set([...before.writers, context.by])],
        printed: await printedNow(holding, { ...reportOf(before), ...text }, context),
        ...{ state, moves, createdBy, createdAt, submittedBy, returned, signed },
      }
      await extend(transaction, tenant, holding.head, [record(before, change, context)])
      await narrow(transaction, [before.org])
      await transaction.query(
        `update report set title = $3, blocks = $4, version = $5, saved_by = $6, saved_at = $7, writers = $8, printed = $9
         where tenant_id = $1 and id = $2`,
        [
          tenant,
          id,
          kept.title,
          JSON.stringify(kept.blocks),
          kept.version,
          kept.savedBy,
          kept.savedAt,
          kept.writers,
          JSON.stringify(kept.printed),
        ],
      )
      await writeLinks(transaction, tenant, kept)
      return { ok: true, value: kept }
    })
  }

  /** Moves a report on its way. Signing freezes its figures; it is refused while one is pending. */
  async move(
    tenant: string,
    id: string,
    { version, move, reason }: { readonly version: number; readonly move: ReportMove; readonly reason: string },
    context: StepContext,
    once?: Once,
  ): Promise<ReportResult<StoredReport>> {
    const traced = move === 'sign' ? await this.#traced(tenant, id, context) : noTraces
    return this.#ledgers.holdOnce(tenant, context, once, async (holding) => {
      const { transaction, setup } = holding
      const before = await readReport(transaction, tenant, id)
      if (!before) return unknownReport(id)
      if (before.version !== version) return stale(before, version)
      const live = move === 'sign' ? await liveOf(holding, reportOf(before), context) : null
      const decided = decideReportMove(
        before,
        { move, by: context.by, reason },
        mayIn(setup, context, before.org),
        live?.links ?? [],
      )
      if (!decided.ok) return { ok: false, failures: decided.error }
      const signing = live && (await signed(holding, live, traced, context))
      if (signing && !signing.ok) return { ok: false, failures: signing.error }
      const change: ReportChange = {
        what: 'moved',
        version: version + 1,
        move,
        from: before.state,
        to: decided.value,
        reason,
        ...(signing && { hash: signing.value.hash }),
      }
      await extend(transaction, tenant, holding.head, [record(before, change, context)])
      await narrow(transaction, [before.org])
      await writeMove(holding, before, change, context)
      if (signing) await writeSigned(transaction, tenant, before, signing.value)
      const after = await readReport(transaction, tenant, id)
      if (!after) throw new Error('a report that was moved is there')
      return { ok: true, value: after }
    })
  }

  /** Looks up the entries behind every figure while others go on writing: of many figures that takes seconds. */
  async #traced(tenant: string, id: string, { at, today }: StepContext): Promise<Traces> {
    return this.#ledgers.read({ tenant, orgs: 'all' }, async (transaction, setup) => {
      const { seq } = await readHistoryHead(transaction, tenant)
      const report = await readReport(transaction, tenant, id)
      if (report?.state !== 'leader') return noTraces
      const { links } = await readLive(transaction, tenant, setup, reportOf(report), { at, today })
      // What cannot be signed is not looked into.
      if (links.some(({ missing }) => missing !== undefined)) return noTraces
      const entries = new Map<string, readonly string[]>()
      for (const key of keysOf(links))
        entries.set(figureKeyText(key), await entriesBehind({ transaction, tenant, setup }, key))
      return { seq, entries }
    })
  }
}

/** The entries behind values, by `figureKeyText`, as they were at a place of the history. */
interface Traces {
  readonly seq: number
  readonly entries: ReadonlyMap<string, readonly string[]>
}

const noTraces: Traces = { seq: 0, entries: new Map() }

const keysOf = (links: readonly EvaluatedLink[]): readonly FigureKey[] =>
  signedKeys({ figures: links.map((link) => ({ ...link, frozen: [] })) })

/** The report alone, as the pure functions take it. */
export const reportOf = ({ kind, org, period, title, blocks }: Report): Report => ({ kind, org, period, title, blocks })

const failed = (code: ReportFailure['code'], subject: string, message: string) =>
  ({ ok: false, failures: [{ code, subject, message }] }) as const

const unknownReport = (id: string) => failed('unknown-report', id, '没有这份材料。')

const stale = (current: StoredReport, seen: number) =>
  ({
    ...failed(
      'stale-version',
      'version',
      `您看到的是第${seen}版，现在已是第${current.version}版；您的修改没有覆盖它。`,
    ),
    current,
  }) as const

const record = (
  { id, org }: Pick<StoredReport, 'id' | 'org'>,
  change: ReportChange,
  { by, at }: StepContext,
): HistoryRecord => ({ kind: 'report', subject: id, org, by, at, change })

/** Makes a draft within a transaction that holds the tenant's head; who may is asked before. @returns also what holds afterwards. */
export async function createReport(
  holding: Holding,
  made: NewReport,
  context: StepContext,
): Promise<{ readonly holding: Holding; readonly result: ReportResult<StoredReport> }> {
  const { transaction, tenant, setup } = holding
  const report = reportOf(made)
  const mistakes = textMistakes(setup, report, context)
  if (mistakes.length > 0) return { holding, result: { ok: false, failures: mistakes } }
  const [other] = await transaction.query<{ id: string; title: string }>(
    `select id, title from report where tenant_id = $1 and org_id = $2 and kind = $3 and period = $4 and state <> 'signed'`,
    [tenant, report.org, report.kind, report.period],
  )
  if (other)
    return {
      holding,
      result: failed('duplicate-key', other.id, `这一期已有在办的材料《${other.title}》，请接着它写。`),
    }
  const { by, at } = context
  const stored: StoredReport = {
    ...report,
    id: made.id,
    state: 'draft',
    version: 1,
    createdBy: by,
    createdAt: at,
    savedBy: by,
    savedAt: at,
    writers: [by],
    moves: 0,
    submittedBy: null,
    returned: null,
    signed: null,
    printed: await printedNow(holding, report, context),
  }
  const change: ReportChange = { what: 'created', version: 1, report, from: made.from }
  const head = await extend(transaction, tenant, holding.head, [record(stored, change, context)])
  await narrow(transaction, [report.org])
  await transaction.query(
    `insert into report (tenant_id, id, org_id, kind, period, title, blocks, made_from, state, version, created_by, created_at, saved_by,
       saved_at, writers, moves, printed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'draft', 1, $9, $10, $9, $10, $11, 0, $12)`,
    [
      tenant,
      made.id,
      report.org,
      report.kind,
      report.period,
      report.title,
      JSON.stringify(report.blocks),
      JSON.stringify(made.from),
      by,
      at,
      [by],
      JSON.stringify(stored.printed),
    ],
  )
  await writeLinks(transaction, tenant, stored)
  await narrow(transaction, 'all')
  return { holding: { ...holding, head }, result: { ok: true, value: stored } }
}

const liveOf = async (holding: Holding, report: Report, { at, today }: StepContext): Promise<LiveReading> => {
  const { transaction, tenant, setup } = holding
  const live = await readLive(transaction, tenant, setup, report, { at, today })
  await narrow(transaction, 'all')
  return live
}

async function printedNow(
  holding: Holding,
  report: Report,
  context: StepContext,
): Promise<Readonly<Record<string, string>>> {
  const { links } = await liveOf(holding, report, context)
  return Object.fromEntries(links.map(({ link, text }) => [link, text]))
}

/**
 * What is wrong with a report's text: a period that does not fit, ids that occur twice, formulas, offices that the writer may not read.
 * A figure that stood there before was somebody else's to link, and is no reason against what this writer wrote.
 */
function textMistakes(
  setup: TenantSetup,
  report: Report,
  context: StepContext,
  before: readonly Block[] = [],
): readonly ReportFailure[] {
  const linked = new Map(before.flatMap(linksIn).map((link) => [link.id, link.of]))
  const mistakes: ReportFailure[] = []
  const say = (subject: string, message: string) => mistakes.push({ code: 'wrong-value', subject, message })
  if (parsePeriod(report.period)?.kind !== periodKinds[report.kind])
    say('period', `“${report.period}”不是${kindWords[report.kind]}的期间，应如${kindExamples[report.kind]}。`)
  const ids = new Set<string>()
  const once = (id: string) => {
    if (ids.has(id)) say(id, `标识“${id}”用了两次。`)
    ids.add(id)
  }
  const orgs = new Set<OrgId>()
  for (const block of report.blocks) {
    once(block.id)
    for (const inline of inlinesOf(block)) {
      if (inline.kind !== 'figure') continue
      once(inline.id)
      const { id, of } = inline
      if (of.kind === 'indicator' && of.org !== null && !same(linked.get(id), of)) orgs.add(of.org)
    }
  }
  // A link that a formula lost on the way is no reason to lose what was written: the figure waits.
  for (const { link, kind, message } of formulaMistakes(report, (key) => setup.indicators.get(key)))
    if (kind !== 'unknown-link') say(link, message)
  for (const org of orgs) {
    if (!setup.orgs.has(org)) mistakes.push({ code: 'wrong-value', subject: org, message: '链接里的单位不存在。' })
    else if (!mayIn(setup, context, org)('read'))
      mistakes.push({
        code: 'not-permitted',
        subject: org,
        message: '您没有查看链接里那个单位的权限，不能引用它的数。',
      })
  }
  return mistakes
}

const linksIn = (block: Block) => inlinesOf(block).flatMap((inline) => (inline.kind === 'figure' ? [inline] : []))

const periodKinds = { annual: 'year', half: 'half', quarter: 'quarter', monthly: 'month', weekly: 'week' } as const
const kindWords = {
  annual: '年度报告',
  half: '半年报告',
  quarter: '季度报告',
  monthly: '月报',
  weekly: '周报',
} as const
const kindExamples = {
  annual: '2024',
  half: '2024-H1',
  quarter: '2024-Q1',
  monthly: '2024-03',
  weekly: '2024-W10',
} as const

/** What a save changes, block by block; null where it changes nothing. */
function changeOf(before: StoredReport, { title, blocks }: ReportText): ReportChange | null {
  const known = new Map(before.blocks.map((block) => [block.id, block]))
  const now = new Set(blocks.map(({ id }) => id))
  const put = blocks.filter((block) => !same(known.get(block.id), block))
  const gone = before.blocks.filter(({ id }) => !now.has(id))
  const order = blocks.map(({ id }) => id)
  const isOrdered = same(
    order,
    before.blocks.map(({ id }) => id),
  )
  if (title === before.title && put.length === 0 && gone.length === 0 && isOrdered) return null
  const added = put.filter(({ id }) => !known.has(id)).length
  return {
    what: 'saved',
    version: before.version + 1,
    title,
    changes: [...put.map((block) => ({ id: block.id, to: block })), ...gone.map(({ id }) => ({ id, to: null }))],
    order: isOrdered ? null : order,
    counts: { added, changed: put.length - added, removed: gone.length },
  }
}

/** The indicators that a report names. */
export const indicatorsIn = (blocks: readonly Block[]): readonly string[] => [
  ...new Set(
    blocks.flatMap((block) => [
      ...(block.kind === 'rows' ? [block.over.indicator] : []),
      ...inlinesOf(block).flatMap((inline) =>
        inline.kind === 'figure' && inline.of.kind === 'indicator' ? [inline.of.indicator] : [],
      ),
    ]),
  ),
]

async function writeLinks(transaction: Queryable, tenant: string, { id, org, blocks }: StoredReport): Promise<void> {
  await transaction.query('delete from report_indicator where tenant_id = $1 and report_id = $2', [tenant, id])
  await transaction.query(
    'insert into report_indicator (tenant_id, report_id, indicator, org_id) select $1, $2, unnest($3::text[]), $4',
    [tenant, id, indicatorsIn(blocks), org],
  )
}

async function writeMove(
  { transaction, tenant }: Holding,
  before: StoredReport,
  { move, from, to, reason, version }: Extract<ReportChange, { what: 'moved' }>,
  { by, at }: StepContext,
): Promise<void> {
  await transaction.query(
    `insert into report_move (tenant_id, report_id, ordinal, org_id, move, from_state, to_state, ordinal_before, by_person, writers, reason,
       version, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      tenant,
      before.id,
      before.moves + 1,
      before.org,
      move,
      from,
      to,
      before.moves === 0 ? null : before.moves,
      by,
      before.writers,
      reason,
      version,
      at,
    ],
  )
  await transaction.query('update report set state = $3, version = $4, moves = $5 where tenant_id = $1 and id = $2', [
    tenant,
    before.id,
    to,
    version,
    before.moves + 1,
  ])
}

const writeSigned = (transaction: Queryable, tenant: string, { id, org }: StoredReport, signature: SignedReport) =>
  transaction.query(
    'insert into signed_report (tenant_id, report_id, org_id, hash, by_person, at, body) values ($1, $2, $3, $4, $5, $6, $7)',
    [tenant, id, org, signature.hash, signature.by, signature.at, JSON.stringify(signature)],
  )

/** Freezes a report's figures with the entries behind each; what was looked up before is used as far as nothing changed since. */
async function signed(
  holding: Holding,
  { expanded, known, links }: LiveReading,
  traces: Traces,
  { by, at }: StepContext,
) {
  const touched = await ledgersSince(holding, traces.seq)
  const entries = new Map<string, readonly string[]>()
  for (const key of keysOf(links)) {
    const text = figureKeyText(key)
    const before = traces.entries.get(text)
    const isFresh = leavesOf(holding.setup, key.indicator).every(({ of }) => !touched.has(of))
    entries.set(text, before && isFresh ? before : await entriesBehind(holding, key))
  }
  return signReport({
    report: expanded,
    known,
    entriesOf: (key) => entries.get(figureKeyText(key)) ?? [],
    hash: sm3,
    by,
    at,
  })
}

/** The ledgers in which something changed behind a place of the history. */
async function ledgersSince({ transaction, tenant }: Holding, seq: number): Promise<ReadonlySet<string>> {
  if (seq === 0) return new Set()
  const rows = await transaction.query<{ ledger: string }>(
    `select distinct record::json #>> '{change,ledger}' as ledger from history
     where tenant_id = $1 and seq > $2 and kind = 'entry'`,
    [tenant, seq],
  )
  return new Set(rows.map(({ ledger }) => ledger))
}

/**
 * The entries that a value comes down to, through formulas; the first of them where there are very many. What an earlier report said rests
 * on none, whatever entries of that time there are.
 */
async function entriesBehind(
  { transaction, tenant, setup }: Pick<Holding, 'transaction' | 'tenant' | 'setup'>,
  key: FigureKey,
): Promise<readonly string[]> {
  const ids = new Set<string>()
  await narrow(transaction, orgsUnder(setup, key.org))
  const leaves = leavesOf(setup, key.indicator).map(({ key: indicator, dimensions }) => {
    const slice = key.slice && dimensions?.includes(key.slice.field) ? key.slice : null
    return { indicator, org: key.org, period: key.period, slice }
  })
  const [whole, ...parts] = await readIndicators(transaction, tenant, setup, [key, ...leaves])
  for (const [at, question] of leaves.entries()) {
    if (whole?.trace.kind === 'baseline' || parts[at]?.trace.kind !== 'entries') continue
    const { traced } = await traceEntries(transaction, tenant, setup, question, { after: null, limit: ENTRIES_FROZEN })
    for (const { entry } of traced) ids.add(entry.id)
  }
  await narrow(transaction, 'all')
  return [...ids].sort().slice(0, ENTRIES_FROZEN)
}
