import { AccountTaken } from '@taizhang/store'
import { recordOwn } from '../access-record.ts'
import { failed } from '../route.ts'
import type { SignedRequest } from '../services.ts'
import { hashPassword, oneTimePassword } from './password.ts'

/**
 * Gives somebody an account and writes it down.
 * @returns the password to be handed over and changed at the first sign-in; null where the name is another's, or the person has one.
 */
export async function newAccount(request: SignedRequest, person: string, signInName: string): Promise<string | null> {
  const { services, tenant, at } = request
  const password = oneTimePassword()
  const passwordHash = await hashPassword(password)
  try {
    await services.accounts.create(tenant, { person, signInName, passwordHash, mustChange: true }, at)
  } catch (error) {
    if (error instanceof AccountTaken) return null
    throw error
  }
  await recordOwn(request, 'account-created', person)
  return password
}

/** What is said where somebody else signs in with the name. */
export const nameTaken = (name: string) => failed('name-taken', 'signInName', `登录名“${name}”已有人用，请换一个。`)
