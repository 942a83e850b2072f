import { unlockAccount } from '@taizhang/contract'
import { recordOwn } from '../../access-record.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(unlockAccount, async ({ params: { person } }, request) => {
  const { services, tenant } = request
  if (!(await services.accounts.byPerson(tenant, person))) return failed('unknown-person', person, '这个人没有账号。')
  await services.accounts.change(tenant, person, { failures: 0, lockedUntil: null })
  await recordOwn(request, 'account-changed', person)
  return succeeded(null)
})
