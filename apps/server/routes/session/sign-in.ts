import { randomUUID } from 'node:crypto'
import { signIn } from '@taizhang/contract'
import { UnknownTenant } from '@taizhang/store'
import { recordAccess } from '../../access-record.ts'
import { meOf } from '../../me.ts'
import { failed, route, succeeded } from '../../route.ts'
import type { OpenRequest } from '../../services.ts'
import { hashOfToken, newToken } from '../../session-cookie.ts'
import { forgetFailures, tryCode, tryPassword } from '../../sign-in/attempt.ts'

export default route(signIn, async ({ body }, request) => {
  const { services, at, today, agent, address } = request
  const tenant = await tenantOf(request, body.tenant)
  const account = tenant === null ? undefined : await services.accounts.bySignInName(tenant, body.name.trim())
  const tried = await tryPassword(request, tenant ?? '', account, body.password)
  if (!tried.ok) {
    if (tenant !== null) await recordAccess(request, tenant, account?.person ?? null, 'sign-in', '', false)
    return tried
  }
  if (tenant === null) throw new Error('an account outside of every tenant')
  const { person, factorSecret } = tried.account
  if (factorSecret !== null) {
    if (body.code === undefined) return failed('second-factor-needed', 'code', '请输入动态口令（六位数字）。')
    const code = await tryCode(request, tenant, tried.account, factorSecret, body.code)
    if (!code.ok) {
      await recordAccess(request, tenant, person, 'sign-in', 'second-factor', false)
      return code
    }
  }
  await forgetFailures(request, tenant, tried.account)
  const setup = await services.store.setup(tenant)
  const token = newToken()
  await services.sessions.begin(tenant, hashOfToken(token), {
    id: randomUUID(),
    person,
    startedAt: at,
    seenAt: at,
    agent,
    address,
  })
  await recordAccess(request, tenant, person, 'sign-in', '')
  request.setSession(`${tenant}.${token}`)
  return succeeded(meOf(tenant, setup, { ...tried.account, secondFactor: factorSecret !== null }, today))
})

/** The tenant named, or the only one; null where there is no such, which is not told. */
async function tenantOf({ services }: OpenRequest, named: string | undefined): Promise<string | null> {
  if (named === undefined) {
    const all = await services.store.tenants()
    return all.length === 1 ? (all[0] ?? null) : null
  }
  try {
    await services.store.setup(named)
    return named
  } catch (error) {
    if (error instanceof UnknownTenant) return null
    throw error
  }
}
