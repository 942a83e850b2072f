import { resetAccount } from '@taizhang/contract'
import { recordOwn } from '../../access-record.ts'
import { failed, route, succeeded } from '../../route.ts'
import { hashPassword, oneTimePassword } from '../../sign-in/password.ts'

export default route(resetAccount, async ({ params: { person } }, request) => {
  const { services, tenant, at } = request
  const account = await services.accounts.byPerson(tenant, person)
  if (!account) return failed('unknown-person', person, '这个人没有账号。')
  const password = oneTimePassword()
  await services.accounts.change(tenant, person, {
    passwordHash: await hashPassword(password),
    passwordMustChange: true,
    passwordAt: at,
    failures: 0,
    lockedUntil: null,
    factorSecret: null,
    factorPending: null,
  })
  await services.sessions.endOthers(tenant, person, null)
  await recordOwn(request, 'account-changed', person)
  return succeeded({ oneTimePassword: password })
})
