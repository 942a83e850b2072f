import { listPeople } from '@taizhang/contract'
import { orgsUnder } from '@taizhang/store'
import { failed, route, succeeded } from '../../route.ts'

export default route(listPeople, async ({ query }, { setup }) => {
  const people = [...setup.people.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  if (query.org === undefined) return succeeded({ items: people })
  if (!setup.orgs.has(query.org)) return failed('unknown-org', 'org', '没有这个单位。')
  const orgs = new Set(orgsUnder(setup, query.org))
  return succeeded({ items: people.filter(({ org }) => orgs.has(org)) })
})
