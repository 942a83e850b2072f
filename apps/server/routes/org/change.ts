import { changeOrg } from '@taizhang/contract'
import { recordOwn } from '../../access-record.ts'
import { present } from '../../present.ts'
import { failed, route, succeeded } from '../../route.ts'
import { changeSetup } from '../../setup-change.ts'

export default route(changeOrg, async ({ params, body }, request) => {
  const answer = await changeSetup(request, (setup) => {
    const before = setup.orgs.get(params.id)
    if (!before) return { answer: failed('unknown-org', params.id, '没有这个单位。') }
    const org = { ...before, ...present(body) }
    const orgs = [...setup.orgs.values()].map((one) => (one.id === org.id ? org : one))
    return { answer: succeeded({ org }), setup: { orgs } }
  })
  if (answer.ok) await recordOwn(request, 'setup-changed', params.id)
  return answer
})
