import { showAuditOutcomes } from '@taizhang/contract'
import { readAudit } from '@taizhang/store'
import { officeAndPeriod } from '../../office-and-period.ts'
import { route, succeeded } from '../../route.ts'

export default route(showAuditOutcomes, async ({ query: { org, period } }, request) => {
  const mistake = officeAndPeriod(request, org, period)
  if (mistake) return mistake
  return succeeded(await readAudit(request.services.store, request.tenant, org, period))
})
