import { beginSecondFactor } from '@taizhang/contract'
import { route, succeeded } from '../../route.ts'
import { tryPassword } from '../../sign-in/attempt.ts'
import { newSecret, secretAddress } from '../../sign-in/second-factor.ts'

export default route(beginSecondFactor, async ({ body }, request) => {
  const { services, tenant, caller } = request
  const account = await services.accounts.byPerson(tenant, caller.person)
  const tried = await tryPassword(request, tenant, account, body.password)
  if (!tried.ok) return tried
  const secret = newSecret()
  await services.accounts.change(tenant, caller.person, { factorPending: services.seal.close(secret) })
  return succeeded({ secret, address: secretAddress(secret, caller.signInName) })
})
