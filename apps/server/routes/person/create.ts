import { randomUUID } from 'node:crypto'
import { createPerson } from '@taizhang/contract'
import { AccountTaken } from '@taizhang/store'
import { recordOwn } from '../../access-record.ts'
import { failed, route, succeeded } from '../../route.ts'
import type { SignedRequest } from '../../services.ts'
import { changeSetup } from '../../setup-change.ts'
import { hashPassword, oneTimePassword } from '../../sign-in/password.ts'

export default route(createPerson, async ({ body: { signInName, ...body } }, request) => {
  const { services, tenant } = request
  if (signInName !== undefined && (await services.accounts.bySignInName(tenant, signInName)))
    return nameTaken(signInName)
  const person = { id: randomUUID(), ...body }
  const added = await changeSetup(request, (setup) =>
    setup.orgs.has(body.org)
      ? { answer: succeeded(person), setup: { people: [...setup.people.values(), person] } }
      : { answer: failed('unknown-org', 'org', '没有这个单位。') },
  )
  if (!added.ok) return added
  await recordOwn(request, 'setup-changed', person.id)
  if (signInName === undefined) return succeeded({ person, oneTimePassword: null })
  const password = oneTimePassword()
  if (!(await openAccount(request, person.id, signInName, password))) return nameTaken(signInName)
  return succeeded({ person, oneTimePassword: password })
})

const nameTaken = (name: string) => failed('name-taken', 'signInName', `登录名“${name}”已有人用，请换一个。`)

async function openAccount(
  request: SignedRequest,
  person: string,
  signInName: string,
  password: string,
): Promise<boolean> {
  const { services, tenant, at } = request
  const passwordHash = await hashPassword(password)
  try {
    await services.accounts.create(tenant, { person, signInName, passwordHash, mustChange: true }, at)
  } catch (error) {
    if (error instanceof AccountTaken) return false
    throw error
  }
  await recordOwn(request, 'account-created', person)
  return true
}
