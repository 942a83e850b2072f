import { disableAccount } from '@taizhang/contract'
import { recordOwn } from '../../access-record.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(disableAccount, async ({ params: { person }, body: { disabled } }, request) => {
  const { services, tenant, caller } = request
  if (person === caller.person) return failed('duties-apart', person, '不能停用自己的账号，请由另一位系统管理员办理。')
  if (!(await services.accounts.byPerson(tenant, person))) return failed('unknown-person', person, '这个人没有账号。')
  await services.accounts.change(tenant, person, { disabled })
  if (disabled) await services.sessions.endOthers(tenant, person, null)
  await recordOwn(request, 'account-changed', person)
  return succeeded(null)
})
