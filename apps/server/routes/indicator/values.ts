import { listIndicatorValues } from '@taizhang/contract'
import { may, parsePeriod, sameLastYear } from '@taizhang/ledger'
import { comparableValues } from '@taizhang/store'
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
  const values = evaluated.map(({ value }) => value)
  const now = values.filter((_, at) => at % keys.length === 0)
  const then = before ? values.filter((_, at) => at % keys.length === 1) : now.map(() => null)
  const comparable = await services.store.read({ tenant, orgs: [org] }, (transaction, whole) =>
    comparableValues(transaction, tenant, whole, org, then),
  )
  return succeeded({ items: now.map((value, at) => ({ value, yearBefore: comparable[at] ?? null })) })
})
