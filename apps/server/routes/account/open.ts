import { openAccount } from '@taizhang/contract'
import { failed, route, succeeded } from '../../route.ts'
import { nameTaken, newAccount } from '../../sign-in/new-account.ts'

export default route(openAccount, async ({ params: { person }, body: { signInName } }, request) => {
  const { services, tenant, setup } = request
  const known = setup.people.get(person)
  if (!known) return failed('unknown-person', person, '没有这个人。')
  const account = await services.accounts.byPerson(tenant, person)
  if (account)
    return failed('duplicate-key', person, `${known.name}已有账号，登录名是“${account.signInName}”，不用再开。`)
  const password = await newAccount(request, person, signInName)
  return password === null ? nameTaken(signInName) : succeeded({ oneTimePassword: password })
})
