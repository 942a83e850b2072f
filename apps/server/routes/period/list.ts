import { listPeriods } from '@taizhang/contract'
import { may } from '@taizhang/ledger'
import { viewOf } from '../../entry-view.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(listPeriods, async ({ query: { org } }, { setup, caller, today }) => {
  if (!setup.orgs.has(org)) return failed('unknown-org', 'org', '没有这个单位。')
  if (!may(viewOf(setup), caller.person, 'read', org, today))
    return failed('not-permitted', 'org', '您没有查看这个单位的权限。')
  return succeeded({ items: setup.closed.get(org) ?? [] })
})
