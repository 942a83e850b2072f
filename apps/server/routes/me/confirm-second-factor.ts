import { confirmSecondFactor } from '@taizhang/contract'
import { recordOwn } from '../../access-record.ts'
import { failed, route, succeeded } from '../../route.ts'
import { tryCode } from '../../sign-in/attempt.ts'

export default route(confirmSecondFactor, async ({ body }, request) => {
  const { services, tenant, caller } = request
  const account = await services.accounts.byPerson(tenant, caller.person)
  if (!account?.factorPending) return failed('not-found', '', '请先取得密钥，再输入动态口令。')
  const code = await tryCode(request, tenant, account, account.factorPending, body.code)
  if (!code.ok) return code
  const { factorPending } = account
  await services.accounts.change(tenant, caller.person, { factorSecret: factorPending, factorPending: null })
  await recordOwn(request, 'second-factor-on', '')
  return succeeded(null)
})
