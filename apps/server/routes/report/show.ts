import { showReport } from '@taizhang/contract'
import { readFor, reportView, unknownReportMessage } from '../../report-view.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(showReport, async ({ params }, request) => {
  const reading = await readFor(request, params.id)
  return reading ? succeeded(reportView(request, reading)) : failed('unknown-report', params.id, unknownReportMessage)
})
