import { listAssignments } from '@taizhang/contract'
import { isDay } from '@taizhang/ledger'
import { listTies, orgsUnder } from '@taizhang/store'
import { offsetIn, writeCursor } from '../../cursor.ts'
import { present } from '../../present.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(listAssignments, async ({ query }, { services, tenant, setup, orgs }) => {
  const { org, after, most, ...asked } = query
  if (org !== undefined && !setup.orgs.has(org)) return failed('unknown-org', 'org', '没有这个单位。')
  if (asked.on !== undefined && !isDay(asked.on)) return failed('wrong-value', 'on', '没有这一天。')
  const offset = offsetIn(after)
  const under = org === undefined ? undefined : orgsUnder(setup, org)
  const items = await services.store.read({ tenant, orgs }, (transaction) =>
    listTies(transaction, tenant, present({ ...asked, orgs: under }), { offset, limit: most }),
  )
  return succeeded({ items, next: items.length === most ? writeCursor([offset + most]) : null })
})
