import { randomUUID } from 'node:crypto'
import { createOrg } from '@taizhang/contract'
import { recordOwn } from '../../access-record.ts'
import { failed, route, succeeded } from '../../route.ts'
import { changeSetup } from '../../setup-change.ts'

export default route(createOrg, async ({ body }, request) => {
  const org = { id: randomUUID(), ...body }
  const answer = await changeSetup(request, (setup) =>
    setup.orgs.has(body.parent)
      ? { answer: succeeded({ org }), setup: { orgs: [...setup.orgs.values(), org] } }
      : { answer: failed('unknown-org', 'parent', '没有这个上级单位。') },
  )
  if (answer.ok) await recordOwn(request, 'setup-changed', org.id)
  return answer
})
