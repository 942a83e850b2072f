import { showIndicatorSeries } from '@taizhang/contract'
import { indicatorQuestion } from '../../indicator-question.ts'
import { failed, route, succeeded } from '../../route.ts'

const PERIODS_MAX = 60

export default route(showIndicatorSeries, async ({ params, query }, request) => {
  const keys = [...new Set(query.periods.split(','))]
  if (keys.length > PERIODS_MAX) return failed('wrong-value', 'periods', `一次最多${PERIODS_MAX}个期间。`)
  const asked = indicatorQuestion(request, params.key, query.org, keys, query)
  if (!asked.ok) return asked
  const evaluated = await request.services.store.indicators(
    request.tenant,
    keys.map((period) => ({ indicator: params.key, org: query.org, period, slice: asked.slice })),
  )
  return succeeded({ items: evaluated.map(({ value }) => value) })
})
