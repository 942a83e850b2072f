import { randomUUID } from 'node:crypto'
import { applyYear } from '@taizhang/contract'
import { readReport } from '@taizhang/store'
import { tellReport } from '../../report-outcome.ts'
import { failed, route, succeeded } from '../../route.ts'
import { findYear, refusedYear, unknownYearMessage, yearView } from '../../year-view.ts'

export default route(applyYear, async ({ params: { id }, body }, request) => {
  const { services, tenant, orgs, caller, at, today, once } = request
  if (!(await findYear(request, id))) return failed('unknown-proposal', id, unknownYearMessage)
  const result = await services.years.apply(
    tenant,
    id,
    { version: body.version, owner: body.owner ?? caller.person, reportId: randomUUID() },
    { by: caller.person, at, today },
    once,
  )
  if (!result.ok) return refusedYear(applyYear, result, body.version)
  const { year, ...done } = result.value
  const { org, report } = year
  const keys = [...new Set(year.proposal.indicators.map(({ indicator }) => indicator))]
  services.changes.tell(tenant, { event: 'indicators', data: { org, indicators: keys } })
  for (const line of year.proposal.tasks) {
    const task = year.made[line.id]
    if (task !== undefined) services.changes.tell(tenant, { event: 'task', data: { org, task, version: 1 } })
  }
  const draft =
    report === null || done.report !== 'created'
      ? undefined
      : await services.store.read({ tenant, orgs }, (transaction) => readReport(transaction, tenant, report))
  if (draft) tellReport(request, draft)
  return succeeded({ year: yearView(year), ...done })
})
