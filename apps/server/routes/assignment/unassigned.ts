import { listUnassigned } from '@taizhang/contract'
import { isDay } from '@taizhang/ledger'
import { readUnassigned } from '@taizhang/store'
import { offsetIn, writeCursor } from '../../cursor.ts'
import { officeAndPeriod } from '../../office-and-period.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(listUnassigned, async ({ query }, request) => {
  const { services, tenant, orgs, setup, today } = request
  const { roster, role, org, on = today, after, most } = query
  if (setup.ledgers.get(roster)?.kind !== 'roster') return failed('unknown-ledger', roster, '没有这个名册。')
  if (!isDay(on)) return failed('wrong-value', 'on', '没有这一天。')
  const mistake = officeAndPeriod(request, org, on)
  if (mistake) return mistake
  const all = await readUnassigned(services.store, { tenant, orgs }, { roster, role, org, on })
  const end = offsetIn(after) + most
  return succeeded({
    total: all.length,
    items: all.slice(end - most, end),
    next: end < all.length ? writeCursor([end]) : null,
  })
})
