import type { Account } from '@taizhang/store'
import { type Failed, failed } from '../route.ts'
import type { OpenRequest } from '../services.ts'
import { nobodysHash, verifyPassword } from './password.ts'
import { matchingStep } from './second-factor.ts'

/**
 * Tries a password. Whether the name or the password is wrong is not told, and takes as long. After so many failures in a row the
 * account is locked for a while, also against the right password.
 */
export async function tryPassword(
  { services, at }: OpenRequest,
  tenant: string,
  account: Account | undefined,
  password: string,
): Promise<{ readonly ok: true; readonly account: Account } | Failed<'wrong-sign-in' | 'locked'>> {
  const { accounts, limits } = services
  if (account?.lockedUntil && account.lockedUntil > at) return lockedUntil(account.lockedUntil, at)
  const right = await verifyPassword(password, account?.passwordHash ?? (await nobodysHash))
  if (account && right && !account.disabled) return { ok: true, account }
  if (account && !right) {
    const until = new Date(Date.parse(at) + limits.lockMinutes * 60_000).toISOString()
    await accounts.countFailure(tenant, account.person, limits.failuresMax, until)
  }
  return failed('wrong-sign-in', 'password', '登录名或密码不对，请重新输入。')
}

/**
 * Begins to count anew, once everything that was asked for is right: not already after the password, or else who has it could guess
 * at codes for ever.
 */
export async function forgetFailures({ services }: OpenRequest, tenant: string, account: Account): Promise<void> {
  if (account.failures === 0 && account.lockedUntil === null) return
  await services.accounts.change(tenant, account.person, { failures: 0, lockedUntil: null })
}

function lockedUntil(until: string, at: string): Failed<'locked'> {
  const minutes = Math.ceil((Date.parse(until) - Date.parse(at)) / 60_000)
  return failed('locked', '', `密码多次输错，账号已锁定，请${minutes}分钟后再试，或请系统管理员解锁。`)
}

/** Tries a code of the second factor; each counts once, and wrong ones count towards the lock as wrong passwords do. */
export async function tryCode(
  { services, at }: OpenRequest,
  tenant: string,
  { person }: Account,
  sealedSecret: string,
  code: string,
): Promise<{ readonly ok: true } | Failed<'wrong-second-factor'>> {
  const { accounts, limits, seal } = services
  const step = matchingStep(seal.open(sealedSecret), code, at)
  if (step !== null && (await accounts.useFactorStep(tenant, person, step))) return { ok: true }
  const until = new Date(Date.parse(at) + limits.lockMinutes * 60_000).toISOString()
  await accounts.countFailure(tenant, person, limits.failuresMax, until)
  return failed('wrong-second-factor', 'code', '动态口令不对或已用过，请等下一个。')
}
