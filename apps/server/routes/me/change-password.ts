import { changePassword } from '@taizhang/contract'
import { recordOwn } from '../../access-record.ts'
import { failed, route, succeeded } from '../../route.ts'
import { tryPassword } from '../../sign-in/attempt.ts'
import { hashPassword } from '../../sign-in/password.ts'
import { passwordMistake } from '../../sign-in/password-rules.ts'

export default route(changePassword, async ({ body }, request) => {
  const { services, tenant, setup, caller, at } = request
  const account = await services.accounts.byPerson(tenant, caller.person)
  const tried = await tryPassword(request, tenant, account, body.current)
  if (!tried.ok) {
    await recordOwn(request, 'password-changed', '', false)
    return tried
  }
  const mistake =
    body.next === body.current
      ? '新密码不能与原密码相同。'
      : passwordMistake(body.next, [caller.signInName, setup.people.get(caller.person)?.name ?? ''])
  if (mistake !== null) return failed('weak-password', 'next', mistake)
  const passwordHash = await hashPassword(body.next)
  await services.accounts.change(tenant, caller.person, { passwordHash, passwordMustChange: false, passwordAt: at })
  await services.sessions.endOthers(tenant, caller.person, caller.session)
  await recordOwn(request, 'password-changed', '')
  return succeeded(null)
})
