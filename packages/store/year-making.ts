import type { Action, Indicator, PersonId, StepContext } from '@taizhang/ledger'
import { applyDecisions, type YearSetup } from '@taizhang/report'
import { extend } from './history-write.ts'
import { changeSetup, type Holding } from './ledger-store.ts'
import { mayIn } from './permission-view.ts'
import { createReport } from './report-store.ts'
import { originKey, type TenantSetup } from './setup.ts'
import { same } from './verify-tally.ts'
import { putBaselines } from './year-baselines.ts'
import { type Count, Counter } from './year-count.ts'
import { readYear, reread, type StoredYear, yearRecord } from './year-reading.ts'
import { failed, stale, type YearFailure, YearRefused, type YearResult } from './year-result.ts'
import { putTasks } from './year-tasks.ts'
import { contextOf, decidedLines, mistakeCodes } from './year-verdict.ts'

export interface YearApplied {
  readonly year: StoredYear
  readonly indicators: Count
  readonly baselines: Count
  readonly targets: Count
  /** `ended`: given up, for the plan has them no longer. */
  readonly tasks: Count & { readonly ended: number }
  /** The annual draft; null where the outline was not accepted. */
  readonly report: 'created' | 'unchanged' | null
}

/** See `YearStore.apply`; within a transaction that holds the tenant. */
export async function applyYear(
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
  // From here on what the report says of the time before stands, in the draft too.
  if (before.appliedAt === null)
    await transaction.query('update year_proposal set applied_at = $3 where tenant_id = $1 and id = $2', [
      tenant,
      id,
      context.at,
    ])
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
    await extend(transaction, tenant, report.holding.head, [yearRecord(id, before.org, change, context)])
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
    } else if (by && by.pack !== null) counter.unchanged++
    else if (by && by.org !== org) {
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
