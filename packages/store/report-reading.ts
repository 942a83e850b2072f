import { type Day, type Moment, type OrgId, parsePeriod, type Task } from '@taizhang/ledger'
import {
  type EvaluatedLink,
  evaluateReport,
  expandReport,
  type FigureKey,
  type Fulfilment,
  figureKeyText,
  fulfilmentOf,
  fulfilmentTable,
  type Known,
  type KnownFigure,
  neededDimensions,
  neededFigures,
  type Report,
  type ReportMove,
  type ReportState,
  type RowValue,
  type SignedReport,
} from '@taizhang/report'
import { narrow, type Queryable } from './database.ts'
import { readDimension, readFigures } from './figure-reading.ts'
import { readIndicators } from './indicator-reading.ts'
import { orgsUnder, type TenantSetup } from './setup.ts'
import { standingsOn } from './task-reading.ts'

/** A report as it is kept. */
export interface StoredReport extends Report {
  readonly id: string
  readonly state: ReportState
  /** Counts up by one with every save and every move. */
  readonly version: number
  readonly createdBy: string
  readonly createdAt: Moment
  readonly savedBy: string
  readonly savedAt: Moment
  /** Everybody who has written on it. */
  readonly writers: readonly string[]
  /** How many moves it made. */
  readonly moves: number
  /** Who sent it for review; null in a draft that never was. */
  readonly submittedBy: string | null
  /** Why it was returned, while it is a draft again. */
  readonly returned: { readonly by: string; readonly at: Moment; readonly reason: string } | null
  readonly signed: { readonly by: string; readonly at: Moment; readonly hash: string } | null
  /** Each link as it was printed when the report was last saved. */
  readonly printed: Readonly<Record<string, string>>
}

/** A report without its text. */
export type ReportSummary = Omit<StoredReport, 'blocks' | 'printed' | 'moves' | 'submittedBy'>

const summaryColumns = `r.id, r.org_id as org, r.kind, r.period, r.title, r.state, r.version, r.created_by as "createdBy",
  r.created_at as "createdAt", r.saved_by as "savedBy", r.saved_at as "savedAt", r.writers,
  (select json_build_object('by', m.by_person, 'at', to_char(m.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'reason', m.reason)
    from report_move m where m.tenant_id = r.tenant_id and m.report_id = r.id and m.ordinal = r.moves and m.move = 'return') as returned,
  (select json_build_object('by', s.by_person, 'at', to_char(s.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'hash', s.hash)
    from signed_report s where s.tenant_id = r.tenant_id and s.report_id = r.id) as signed`

/** A report that the transaction may see. */
export async function readReport(
  transaction: Queryable,
  tenant: string,
  id: string,
): Promise<StoredReport | undefined> {
  const [row] = await transaction.query<StoredReport>(
    `select ${summaryColumns}, r.blocks, r.printed, r.moves,
       (select m.by_person from report_move m where m.tenant_id = r.tenant_id and m.report_id = r.id and m.move = 'submit'
        order by m.ordinal desc limit 1) as "submittedBy"
     from report r where r.tenant_id = $1 and r.id = $2`,
    [tenant, id],
  )
  return row
}

export interface ReportQuestion {
  /** With all offices below it. */
  readonly orgs?: readonly OrgId[]
  readonly kind?: Report['kind']
  readonly period?: string
  readonly states?: readonly ReportState[]
  readonly id?: string
}

/** Reports that the transaction may see, those saved last first. */
export const listReports = (
  transaction: Queryable,
  tenant: string,
  { orgs, kind, period, states }: ReportQuestion,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly ReportSummary[]> =>
  transaction.query<ReportSummary>(
    `select ${summaryColumns} from report r
     where r.tenant_id = $1 and ($2::text[] is null or r.org_id = any ($2)) and ($3::text is null or r.kind = $3)
       and ($4::text is null or r.period = $4) and ($5::text[] is null or r.state = any ($5))
     order by r.saved_at desc, r.id limit $6 offset $7`,
    [tenant, orgs ?? null, kind ?? null, period ?? null, states ?? null, limit, offset],
  )

/** What was signed. */
export async function readSigned(
  transaction: Queryable,
  tenant: string,
  id: string,
): Promise<SignedReport | undefined> {
  const [row] = await transaction.query<{ body: SignedReport }>(
    'select body from signed_report where tenant_id = $1 and report_id = $2',
    [tenant, id],
  )
  return row?.body
}

/** A report's way, with its places in the chain. */
export interface ReportEvent {
  readonly version: number
  readonly what: 'created' | 'saved' | 'moved'
  readonly move: ReportMove | null
  readonly from: ReportState | null
  readonly to: ReportState
  readonly reason: string
  /** How many blocks a save added, changed and took away. */
  readonly blocks: { readonly added: number; readonly changed: number; readonly removed: number } | null
  readonly by: string
  readonly at: Moment
  readonly seq: number
  readonly hash: string
}

/** What the history says of a report, oldest first. */
export async function readReportHistory(
  transaction: Queryable,
  tenant: string,
  id: string,
): Promise<readonly ReportEvent[]> {
  const rows = await transaction.query<{ seq: number; hash: string; record: string }>(
    `select seq, hash, record from history where tenant_id = $1 and subject = $2 and kind = 'report' order by seq`,
    [tenant, id],
  )
  let state: ReportState = 'draft'
  return rows.map(({ seq, hash, record }) => {
    const { by, at, change } = JSON.parse(record) as {
      readonly by: string
      readonly at: Moment
      readonly change: ReportChange
    }
    const base = { version: change.version, by, at, seq, hash }
    if (change.what === 'moved') {
      state = change.to
      const { move, from, to, reason } = change
      return { ...base, what: change.what, move, from, to, reason, blocks: null }
    }
    const blocks = change.what === 'saved' ? change.counts : null
    return { ...base, what: change.what, move: null, from: null, to: state, reason: '', blocks }
  })
}

/** What a record of the history says of a report. The blocks can be told from it: those made, then those changed. */
export type ReportChange =
  | {
      readonly what: 'created'
      readonly version: number
      readonly report: Report
      readonly from: unknown
    }
  | {
      readonly what: 'saved'
      readonly version: number
      readonly title: string
      /** Blocks that are new or others now; null for one that is gone. */
      readonly changes: readonly { readonly id: string; readonly to: Report['blocks'][number] | null }[]
      /** The ids of all blocks in order; null where it is as before. */
      readonly order: readonly string[] | null
      readonly counts: { readonly added: number; readonly changed: number; readonly removed: number }
    }
  | {
      readonly what: 'moved'
      readonly version: number
      readonly move: ReportMove
      readonly from: ReportState
      readonly to: ReportState
      readonly reason: string
      /** Of a signature. */
      readonly hash?: string
    }

/** A report with all that is computed for it at a moment. */
export interface LiveReading {
  /** With repeated rows and the table of promises written out. */
  readonly expanded: Report
  readonly links: readonly EvaluatedLink[]
  readonly figures: ReadonlyMap<string, KnownFigure>
  readonly known: Known
  readonly fulfilment: readonly Fulfilment[]
}

/**
 * Evaluates a report from the ledgers, in a few queries however many links it has. Widens the transaction to the offices that the report
 * speaks of: whoever may read a report may read its figures.
 */
export async function readLive(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  report: Report,
  { at, today }: { readonly at: Moment; readonly today: Day },
  previous?: ReadonlyMap<string, string>,
): Promise<LiveReading> {
  const values = new Map<string, readonly RowValue[]>()
  await narrow(transaction, orgsUnder(setup, report.org))
  for (const { indicator, field } of neededDimensions(report)) {
    const question = { indicator, org: report.org, period: report.period }
    values.set(`${indicator} ${field}`, await readDimension(transaction, tenant, setup, question, field))
  }
  const asksForTasks = report.blocks.some(({ kind }) => kind === 'fulfilment')
  const fulfilment = asksForTasks ? await readFulfilment(transaction, tenant, setup, report, today) : []
  const expanded = expandReport(report, {
    rows: ({ indicator, field }) => values.get(`${indicator} ${field}`) ?? [],
    fulfilment: fulfilmentTable(fulfilment),
  })
  const needed = neededFigures(expanded)
  const figures = await readFiguresWidely(transaction, tenant, setup, needed, at)
  const known: Known = (key) => figures.get(figureKeyText(key))
  const links = evaluateReport(expanded, known, previous ? { previous } : {})
  return { expanded, links, figures, known, fulfilment }
}

/** As `readFigures`, for whatever offices the keys name. */
export async function readFiguresWidely(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  keys: readonly FigureKey[],
  at: Moment,
): Promise<ReadonlyMap<string, KnownFigure>> {
  const orgs = new Set(keys.map(({ org }) => org))
  await narrow(transaction, [...new Set([...orgs].flatMap((org) => orgsUnder(setup, org)))])
  return readFigures(transaction, tenant, setup, keys, at)
}

/**
 * What became of the promises: the tasks that the year was set up with from last year's report, or, where it was not, all that were due
 * in the report's period, of the report's office and those below it.
 */
export async function readFulfilment(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  { org, period: key }: Pick<Report, 'org' | 'period'>,
  today: Day,
): Promise<readonly Fulfilment[]> {
  const period = parsePeriod(key)
  if (!period) return []
  const orgs = orgsUnder(setup, org)
  await narrow(transaction, orgs)
  const rows = await transaction.query<{ body: Task; promised: boolean }>(
    `select t.body, exists (
       select from year_proposal y cross join lateral json_each_text(y.made) m
       where y.tenant_id = $1 and y.year = $5 and m.value = t.id) as promised
     from task t
     where t.tenant_id = $1 and t.org_id = any ($2) and t.parent is null and t.due_on between $3 and $4
     order by t.due_on, t.id`,
    [tenant, orgs, period.from, period.to, Number(period.to.slice(0, 4))],
  )
  const promised = rows.some((row) => row.promised) ? rows.filter((row) => row.promised) : rows
  const tasks = promised.map(({ body }) => body)
  const standings = await standingsOn(transaction, tenant, setup, tasks, today)
  const overdue = tasks.filter(({ target, dueOn }) => target !== null && dueOn < today)
  const onDue = await readIndicators(
    transaction,
    tenant,
    setup,
    overdue.map((task) => ({
      indicator: task.target?.indicator ?? '',
      org: task.org,
      period: `${task.startsOn}..${task.dueOn}`,
    })),
  )
  const valueOnDue = new Map(overdue.map(({ id }, at) => [id, onDue[at]?.value.value ?? null]))
  return standings.map(({ task, progress, value }) =>
    fulfilmentOf(
      {
        task,
        progress,
        value,
        valueOnDue: valueOnDue.get(task.id) ?? null,
        unit: task.target ? (setup.indicators.get(task.target.indicator)?.unit ?? '') : '',
      },
      today,
    ),
  )
}
