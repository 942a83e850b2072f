import { randomUUID } from 'node:crypto'
import { createReport } from '@taizhang/contract'
import { may, parsePeriod, periodTitle } from '@taizhang/ledger'
import { type Report, type RolledDoubt, reportFromOutline, rollForward } from '@taizhang/report'
import { draftOfYear, packsInUse, packsOf, reportOf } from '@taizhang/store'
import { viewOf } from '../../entry-view.ts'
import { refusedReport, tellReport } from '../../report-outcome.ts'
import { findReport, kindTitles, summaryView } from '../../report-view.ts'
import { type Failed, failed, route, succeeded } from '../../route.ts'
import type { SignedRequest } from '../../services.ts'
import { findYear, unknownYearMessage } from '../../year-view.ts'

type Body = Parameters<typeof draftOf>[1]

export default route(createReport, async ({ body }, request) => {
  const { services, tenant, setup, caller, at, today, once } = request
  if (!setup.orgs.has(body.org)) return failed('unknown-org', 'org', '没有这个单位。')
  if (!may(viewOf(setup), caller.person, 'draft', body.org, today))
    return failed('not-permitted', 'org', '您没有在这个单位起草材料的权限。')
  if (!parsePeriod(body.period))
    return failed(
      'wrong-value',
      'period',
      `“${body.period}”不是一个期间，应如2024、2024-H1、2024-Q1、2024-03、2024-W10。`,
    )
  const draft = await draftOf(request, body)
  if (!draft.ok) return draft
  const title = body.title ?? draft.report.title
  const made = { ...draft.report, title, id: randomUUID(), from: body.from }
  const result = await services.reports.create(tenant, made, { by: caller.person, at, today }, once)
  if (!result.ok) return refusedReport(createReport, result)
  tellReport(request, result.value)
  const report = { ...summaryView(result.value), blocks: result.value.blocks }
  return succeeded({ report, ...(draft.doubts && { doubts: draft.doubts }) })
})

type Draft =
  | { readonly ok: true; readonly report: Report; readonly doubts?: readonly RolledDoubt[] }
  | Failed<'unknown-pack' | 'unknown-report' | 'unknown-proposal' | 'wrong-value'>

/** The text that a draft begins with. */
async function draftOf(
  request: SignedRequest,
  body: {
    readonly org: string
    readonly kind: Report['kind']
    readonly period: string
    readonly from:
      | { readonly from: 'pack'; readonly pack: string }
      | { readonly from: 'year'; readonly proposal: string }
      | { readonly from: 'report'; readonly report: string }
      | { readonly from: 'empty' }
  },
): Promise<Draft> {
  const { setup } = request
  const { org, kind, period, from } = body
  const named = parsePeriod(period)
  const title = `${setup.orgs.get(org)?.name ?? ''}${named ? periodTitle(named) : ''}${kindTitles[kind]}`
  switch (from.from) {
    case 'empty':
      return { ok: true, report: { kind, org, period, title, blocks: [] } }
    case 'pack':
      return fromPack(request, body, from.pack)
    case 'report':
      return fromReport(request, body, from.report)
    case 'year':
      return fromYear(request, body, from.proposal)
  }
}

async function fromPack(
  { services, tenant, setup }: SignedRequest,
  { org, kind, period }: Body,
  id: string,
): Promise<Draft> {
  const packs = await services.store.read({ tenant, orgs: 'all' }, (transaction) => packsInUse(transaction, tenant))
  const pack = packsOf(setup, org).includes(id) ? packs.find((one) => one.id === id) : undefined
  if (!pack) return failed('unknown-pack', id, '这个单位没有启用这个行业包。')
  const outline = pack.outlines.find((one) => one.kind === kind)
  if (!outline) return failed('wrong-value', 'kind', `行业包“${pack.title}”没有这一类材料的提纲。`)
  const { report } = reportFromOutline(outline, { org, period, kind }, (key) => setup.indicators.get(key))
  return { ok: true, report }
}

async function fromReport(request: SignedRequest, { org, kind, period }: Body, id: string): Promise<Draft> {
  const source = await findReport(request, id)
  if (!source) return failed('unknown-report', id, '没有要结转的这份材料。')
  const [before, now] = [parsePeriod(source.period), parsePeriod(period)]
  if (source.kind !== kind || !before || !now || now.kind !== before.kind || now.from <= before.from)
    return failed('wrong-value', 'period', `《${source.title}》只能结转到${source.period}之后的同类期间。`)
  const { report, doubts } = rollForward(reportOf(source), period)
  return { ok: true, report: { ...report, org }, doubts }
}

async function fromYear(request: SignedRequest, { org, kind, period }: Body, id: string): Promise<Draft> {
  const year = await findYear(request, id)
  if (!year) return failed('unknown-proposal', id, unknownYearMessage)
  if (kind !== 'annual' || period !== String(year.year))
    return failed('wrong-value', 'period', `这份提纲是${year.year}年年度报告的。`)
  const { services, tenant } = request
  const report = await services.store.read({ tenant, orgs: 'all' }, (transaction, setup) =>
    draftOfYear(transaction, tenant, setup, year),
  )
  return { ok: true, report: { ...report, org } }
}
