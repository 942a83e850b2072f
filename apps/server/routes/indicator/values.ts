import { listIndicatorValues } from '@taizhang/contract'
import { may, parsePeriod, sameLastYear } from '@taizhang/ledger'
import { viewOf } from '../../entry-view.ts'
import { usedBy } from '../../office-filter.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(listIndicatorValues, async ({ query: { org, period } }, request) => {
  const { setup, caller, today, services, tenant } = request
  const used = usedBy(setup, 'indicator', setup.indicators.values(), org)
  if (!used.ok) return used
  if (!may(viewOf(setup), caller.person, 'read', org, today))
    return failed('not-permitted', 'org', '您没有查看这个单位的权限。')
  const asked = parsePeriod(period)
  if (!asked) return failed('wrong-value', 'period', `“${period}”不是一个期间，应如2024、2024-Q1、2024-03。`)
  const before = sameLastYear(asked)
  const keys = [period, ...(before ? [before.key] : [])]
  const evaluated = await services.store.indicators(
    tenant,
    used.items.flatMap(({ key }) => keys.map((of) => ({ indicator: key, org, period: of }))),
  )
  const items = evaluated
    .map(({ value }, at) => ({ value, yearBefore: before ? (evaluated[at + 1]?.value ?? null) : null, at }))
    .filter(({ at }) => at % keys.length === 0)
    .map(({ value, yearBefore }) => ({ value, yearBefore }))
  return succeeded({ items })
})
