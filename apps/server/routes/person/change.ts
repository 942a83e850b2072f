import { changePerson } from '@taizhang/contract'
import { recordOwn } from '../../access-record.ts'
import { present } from '../../present.ts'
import { failed, route, succeeded } from '../../route.ts'
import { changeSetup } from '../../setup-change.ts'

export default route(changePerson, async ({ params, body }, request) => {
  const answer = await changeSetup(request, (setup) => {
    const before = setup.people.get(params.id)
    if (!before) return { answer: failed('unknown-person', params.id, '没有这个人。') }
    const person = { ...before, ...present(body) }
    if (!setup.orgs.has(person.org)) return { answer: failed('unknown-org', 'org', '没有这个单位。') }
    const people = [...setup.people.values()].map((one) => (one.id === person.id ? person : one))
    return { answer: succeeded({ person }), setup: { people } }
  })
  if (answer.ok) await recordOwn(request, 'setup-changed', params.id)
  return answer
})
