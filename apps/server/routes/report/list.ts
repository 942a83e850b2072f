import { listReports } from '@taizhang/contract'
import { orgsUnder, type ReportSummary, listReports as reportsOf } from '@taizhang/store'
import { readCursor, writeCursor } from '../../cursor.ts'
import { present } from '../../present.ts'
import { mayIn, summaryView } from '../../report-view.ts'
import { failed, route, succeeded } from '../../route.ts'
import type { SignedRequest } from '../../services.ts'

/** So many are looked through for those that wait for somebody. */
const LOOKED_AT = 500

export default route(listReports, async ({ query }, request) => {
  const { services, tenant, setup, orgs } = request
  const { org, kind, period, state, mine, after, most } = query
  if (org !== undefined && !setup.orgs.has(org)) return failed('unknown-org', 'org', '没有这个单位。')
  const [from = 0] = readCursor(after, ['number']) ?? []
  const offset = Number(from)
  const question = present({
    orgs: org === undefined ? undefined : orgsUnder(setup, org),
    kind,
    period,
    states: state === undefined ? undefined : [state],
  })
  const limit = mine === undefined ? most + 1 : LOOKED_AT
  const found = await services.store.read({ tenant, orgs }, (transaction) =>
    reportsOf(transaction, tenant, question, { offset: mine === undefined ? offset : 0, limit }),
  )
  if (mine !== undefined)
    return succeeded({ items: found.filter((one) => waitsFor(request, one)).map(summaryView), next: null })
  return succeeded({
    items: found.slice(0, most).map(summaryView),
    next: found.length > most ? writeCursor([offset + most]) : null,
  })
})

/** Whether a report is for the caller to go on with: to write, to review where another wrote it, or to sign. */
function waitsFor(request: SignedRequest, { org, state, writers }: ReportSummary): boolean {
  const allowed = mayIn(request, org)
  if (state === 'draft') return allowed('draft')
  if (state === 'review') return allowed('review') && !writers.includes(request.caller.person)
  return state === 'leader' && allowed('sign')
}
