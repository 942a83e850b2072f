import { showReportHistory } from '@taizhang/contract'
import { readReportHistory } from '@taizhang/store'
import { findReport, unknownReportMessage } from '../../report-view.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(showReportHistory, async ({ params: { id } }, request) => {
  if (!(await findReport(request, id))) return failed('unknown-report', id, unknownReportMessage)
  const { services, tenant, orgs } = request
  const items = await services.store.read({ tenant, orgs }, (transaction) => readReportHistory(transaction, tenant, id))
  return succeeded({ items })
})
