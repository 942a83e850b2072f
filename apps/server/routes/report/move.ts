import { moveReport } from '@taizhang/contract'
import { refusedReport, tellReport } from '../../report-outcome.ts'
import { findReport, readFor, reportView, unknownReportMessage } from '../../report-view.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(moveReport, async ({ params: { id }, body }, request) => {
  const { services, tenant, caller, at, today, once } = request
  if (!(await findReport(request, id))) return failed('unknown-report', id, unknownReportMessage)
  const result = await services.reports.move(tenant, id, body, { by: caller.person, at, today }, once)
  if (!result.ok) return refusedReport(moveReport, result, body.version)
  tellReport(request, result.value)
  const reading = await readFor(request, id)
  return reading ? succeeded(reportView(request, reading)) : failed('unknown-report', id, unknownReportMessage)
})
