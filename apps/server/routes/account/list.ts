import { listAccounts } from '@taizhang/contract'
import { route, succeeded } from '../../route.ts'

export default route(listAccounts, async (_, { services, tenant, at }) => {
  const accounts = await services.accounts.all(tenant)
  return succeeded({
    items: accounts.map(({ person, signInName, lockedUntil, disabled, passwordMustChange, factorSecret }) => ({
      person,
      signInName,
      locked: lockedUntil !== null && lockedUntil > at,
      disabled,
      passwordMustChange,
      secondFactor: factorSecret !== null,
    })),
  })
})
