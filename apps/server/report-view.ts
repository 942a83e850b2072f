import type { listReports, Output, showReport } from '@taizhang/contract'
import { type Action, may, parsePeriod, periodTitle, rolesOver } from '@taizhang/ledger'
import {
  decideReportMove,
  type EvaluatedLink,
  type FigureKey,
  type Fulfilment,
  figureKeyText,
  type Known,
  mayEditReport,
  missingWords,
  pendingList,
  type Report,
  type ReportMove,
} from '@taizhang/report'
import {
  dimensionLabel,
  type Queryable,
  type ReportSummary,
  readLive,
  readReport,
  readSigned,
  reportOf,
  type StoredReport,
  type TenantSetup,
} from '@taizhang/store'
import { viewOf } from './entry-view.ts'
import type { SignedRequest } from './services.ts'

type Shown = Output<typeof showReport>

/** A report that the caller may see, with its figures: live while it is on its way, frozen once it is signed. */
export interface ReportReading {
  readonly stored: StoredReport
  /** Repeated rows and the table of promises written out. */
  readonly expanded: Report
  readonly links: readonly EvaluatedLink[]
  readonly known: Known
  readonly fulfilment: readonly Fulfilment[]
}

/** Reads a report for the caller; undefined where there is none that the caller may see. */
export function readFor(request: SignedRequest, id: string): Promise<ReportReading | undefined> {
  const { services, tenant, orgs, at, today } = request
  return services.store.read({ tenant, orgs }, async (transaction, setup) => {
    const stored = await readReport(transaction, tenant, id)
    return stored && { stored, ...(await readStanding(transaction, tenant, setup, stored, { at, today })) }
  })
}

/** A report as it stands: with its figures of now, or, once it is signed, with those that were frozen. */
export async function readStanding(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  stored: StoredReport,
  when: { readonly at: string; readonly today: string },
): Promise<Omit<ReportReading, 'stored'>> {
  const signature = stored.state === 'signed' ? await readSigned(transaction, tenant, stored.id) : undefined
  if (!signature)
    return readLive(transaction, tenant, setup, reportOf(stored), when, new Map(Object.entries(stored.printed)))
  const frozen = new Map(
    signature.figures.flatMap((one) => one.frozen.map(({ key, figure }) => [figureKeyText(key), figure] as const)),
  )
  return {
    expanded: signature.report,
    links: signature.figures.map(({ frozen: _, ...link }) => link),
    known: (key) => frozen.get(figureKeyText(key)),
    fulfilment: [],
  }
}

/** Whether the caller may see a report at all. */
export async function findReport(
  { services, tenant, orgs }: SignedRequest,
  id: string,
): Promise<StoredReport | undefined> {
  return services.store.read({ tenant, orgs }, (transaction) => readReport(transaction, tenant, id))
}

export const unknownReportMessage = '没有这份材料，可能已换了地址。'

/** A report as lists show it. */
export function summaryView(summary: ReportSummary): Output<typeof listReports>['items'][number] {
  const { id, org, kind, period, title, state, version, createdBy, createdAt, savedBy, savedAt } = summary
  const returned = state === 'draft' ? summary.returned : null
  return {
    id,
    org,
    kind,
    period,
    title,
    state,
    version,
    createdBy,
    createdAt,
    savedBy,
    savedAt,
    returned,
    signed: summary.signed,
  }
}

/** A report with everything that is computed for it. */
export function reportView(request: SignedRequest, reading: ReportReading): Shown {
  const { stored, expanded, links, fulfilment } = reading
  return {
    report: { ...summaryView(stored), blocks: stored.blocks },
    printed: expanded.blocks,
    links,
    pending: stored.state === 'signed' ? [] : pendingView(request, reading),
    fulfilment,
    ...movesView(request, stored, links),
  }
}

const moveNames: readonly ReportMove[] = ['submit', 'withdraw', 'return', 'approve', 'sign']

function movesView(
  request: SignedRequest,
  stored: StoredReport,
  links: readonly EvaluatedLink[],
): Pick<Shown, 'may' | 'mayNot'> {
  const allowed = mayIn(request, stored.org)
  const moves: ReportMove[] = []
  const mayNot: { readonly move: ReportMove; readonly why: string }[] = []
  for (const move of moveNames) {
    // The reason is asked for when it is done.
    const asked = { move, by: request.caller.person, reason: '写明' }
    const decided = decideReportMove(stored, asked, allowed, links)
    if (decided.ok) moves.push(move)
    else if (!decided.error.some(({ code }) => code === 'not-permitted' || code === 'move-not-allowed'))
      mayNot.push({ move, why: whyNot(decided.error) })
  }
  return { may: { save: mayEditReport(stored.state, allowed), moves }, mayNot }
}

function whyNot(refusals: readonly { readonly code: string; readonly message: string }[]): string {
  const pending = refusals.filter(({ code }) => code === 'pending-figures').length
  return pending > 0 ? `还有${pending}个数待补。` : (refusals[0]?.message ?? '')
}

/** What the caller may do in an office today. */
export const mayIn =
  ({ setup, caller, today }: SignedRequest, org: string) =>
  (action: Action): boolean =>
    may(viewOf(setup), caller.person, action, org, today)

function pendingView(request: SignedRequest, { expanded, links, known }: ReportReading): Shown['pending'] {
  const { setup } = request
  return pendingList(expanded, links, known, ({ org }) => org).map(({ owner, items }) => ({
    org: owner,
    people: owner === null ? [] : enteringIn(request, owner),
    figures: items.map(({ block, link, missing, lacks }) => ({
      link,
      block,
      title: lacks[0] ? figureTitle(setup, lacks[0]) : link === null ? '正文里写着待补' : '公式算不出的数',
      why: missing ? missingWords[missing] : '要起草人写',
      takes: [...lacks],
    })),
  }))
}

/** Who enters in an office itself. */
function enteringIn({ setup, today }: SignedRequest, org: string): readonly string[] {
  const view = viewOf(setup)
  return [...setup.people.values()]
    .filter((person) => person.org === org && rolesOver(view, person.id, org, today).has('recorder'))
    .map(({ id }) => id)
}

/** A value of the ledgers in words: 排查隐患数（2024年，云溪镇，其中：敬老院）. */
export function figureTitle(setup: TenantSetup, { indicator: key, org, period: periodKey, slice }: FigureKey): string {
  const period = parsePeriod(periodKey)
  const parts = [period ? periodTitle(period) : periodKey, setup.orgs.get(org)?.name ?? org]
  if (slice) parts.push(`其中：${dimensionLabel(setup, key, slice)}`)
  return `${setup.indicators.get(key)?.title ?? key}（${parts.join('，')}）`
}

/** What each kind of report is called. */
export const kindTitles: Readonly<Record<Report['kind'], string>> = {
  annual: '工作总结和下年工作计划',
  half: '半年工作总结',
  quarter: '季度工作总结',
  monthly: '工作月报',
  weekly: '工作周报',
}
