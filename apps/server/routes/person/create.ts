import { randomUUID } from 'node:crypto'
import { createPerson } from '@taizhang/contract'
import { recordOwn } from '../../access-record.ts'
import { failed, route, succeeded } from '../../route.ts'
import { changeSetup } from '../../setup-change.ts'
import { nameTaken, newAccount } from '../../sign-in/new-account.ts'

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
  const password = await newAccount(request, person.id, signInName)
  return password === null ? nameTaken(signInName) : succeeded({ person, oneTimePassword: password })
})
