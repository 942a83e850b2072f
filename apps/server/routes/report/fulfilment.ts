import { showReportFulfilment } from '@taizhang/contract'
import { readFulfilment } from '@taizhang/store'
import { findReport, unknownReportMessage } from '../../report-view.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(showReportFulfilment, async ({ params: { id } }, request) => {
  const report = await findReport(request, id)
  if (!report) return failed('unknown-report', id, unknownReportMessage)
  const { services, tenant, orgs, today } = request
  const items = await services.store.read({ tenant, orgs }, (transaction, setup) =>
    readFulfilment(transaction, tenant, setup, report, today),
  )
  return succeeded({ items })
})
