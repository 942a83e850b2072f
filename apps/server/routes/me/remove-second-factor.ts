import { removeSecondFactor } from '@taizhang/contract'
import { recordOwn } from '../../access-record.ts'
import { failed, route, succeeded } from '../../route.ts'
import { tryCode, tryPassword } from '../../sign-in/attempt.ts'

export default route(removeSecondFactor, async ({ body }, request) => {
  const { services, tenant, caller } = request
  const account = await services.accounts.byPerson(tenant, caller.person)
  const tried = await tryPassword(request, tenant, account, body.password)
  if (!tried.ok) return tried
  const { factorSecret } = tried.account
  if (factorSecret === null) return failed('not-found', '', '没有开启动态口令。')
  const code = await tryCode(request, tenant, tried.account, factorSecret, body.code)
  if (!code.ok) return code
  await services.accounts.change(tenant, caller.person, { factorSecret: null, factorPending: null })
  await recordOwn(request, 'second-factor-off', '')
  return succeeded(null)
})
