import { showIndicatorParts } from '@taizhang/contract'
import { dimensionsOf } from '@taizhang/ledger'
import { dimensionTitle, readDimension } from '@taizhang/store'
import { indicatorQuestion } from '../../indicator-question.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(showIndicatorParts, async ({ params: { key }, query: { org, period, by } }, request) => {
  const asked = indicatorQuestion(request, key, org, [period])
  if (!asked.ok) return asked
  const { services, tenant, setup, orgs } = request
  if (!dimensionsOf({ indicator: (one) => setup.indicators.get(one) }, key).includes(by))
    return failed('unknown-field', 'by', `“${asked.indicator.title}”不能按“${by}”拆开。`)
  const members = await services.store.read({ tenant, orgs }, (transaction, now) =>
    readDimension(transaction, tenant, now, { indicator: key, org, period }, by),
  )
  const values = await services.store.indicators(
    tenant,
    members.map(({ value }) => ({ indicator: key, org, period, slice: { field: by, value } })),
  )
  return succeeded({
    field: by,
    label: dimensionTitle(setup, key, by),
    items: members.map(({ value, label }, at) => ({ value, label, amount: values[at]?.value.value ?? null })),
  })
})
