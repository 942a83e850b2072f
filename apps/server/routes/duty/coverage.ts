import { showCoverage } from '@taizhang/contract'
import { readCoverage } from '@taizhang/store'
import { officeAndPeriod } from '../../office-and-period.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(showCoverage, async ({ params, query: { org, period } }, request) => {
  const { services, tenant, orgs, setup } = request
  const duty = setup.duties.get(params.key)
  if (!duty) return failed('not-found', params.key, '没有这个应办事项。')
  const mistake = officeAndPeriod(request, org, period)
  if (mistake) return mistake
  const coverage = await readCoverage(services.store, { tenant, orgs }, duty, org, period)
  return coverage ? succeeded(coverage) : failed('wrong-value', 'period', `“${duty.title}”不按这样的期间统计。`)
})
