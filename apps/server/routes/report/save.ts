import { saveReport } from '@taizhang/contract'
import type { Block } from '@taizhang/report'
import { refusedReport, tellReport } from '../../report-outcome.ts'
import { findReport, readFor, reportView, unknownReportMessage } from '../../report-view.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(saveReport, async ({ params: { id }, body }, request) => {
  const { services, tenant, caller, at, today, once } = request
  if (!(await findReport(request, id))) return failed('unknown-report', id, unknownReportMessage)
  const text = { ...body, blocks: body.blocks as readonly Block[] }
  const result = await services.reports.save(tenant, id, text, { by: caller.person, at, today }, once)
  if (!result.ok) return refusedReport(saveReport, result, body.version)
  tellReport(request, result.value)
  const reading = await readFor(request, id)
  return reading ? succeeded(reportView(request, reading)) : failed('unknown-report', id, unknownReportMessage)
})
