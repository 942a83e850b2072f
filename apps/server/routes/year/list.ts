import { listYears } from '@taizhang/contract'
import { orgsUnder, listYears as yearsOf } from '@taizhang/store'
import { present } from '../../present.ts'
import { failed, route, succeeded } from '../../route.ts'
import { yearSummary } from '../../year-view.ts'

export default route(listYears, async ({ query }, { services, tenant, setup, orgs }) => {
  const { org, year } = query
  if (org !== undefined && !setup.orgs.has(org)) return failed('unknown-org', 'org', '没有这个单位。')
  const question = present({ orgs: org === undefined ? undefined : orgsUnder(setup, org), year })
  const found = await services.store.read({ tenant, orgs }, (transaction) => yearsOf(transaction, tenant, question))
  return succeeded({ items: found.map(yearSummary) })
})
