import { addToPack } from '@taizhang/contract'
import { may } from '@taizhang/ledger'
import type { Addition } from '@taizhang/packs'
import { refusedDefinition } from '../../definition-refusal.ts'
import { viewOf } from '../../entry-view.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(addToPack, async ({ params, body }, { services, tenant, setup, caller, at, today }) => {
  const { org } = body
  if (!setup.orgs.has(org)) return failed('unknown-org', 'org', '没有这个单位。')
  if (!may(viewOf(setup), caller.person, 'define', org, today))
    return failed('not-permitted', 'org', '您没有为这个单位增加字段和指标的权限。')
  // What is in it is checked by name and place before anything is made of it.
  const addition = { ledgers: [], indicators: [], ...body.addition, pack: params.id } as Addition
  const result = await services.packs.add(tenant, org, addition, { by: caller.person, at }, body.over)
  if (!result.ok) return refusedDefinition(addToPack.failures, result.refusals)
  services.changes.tell(tenant, {
    event: 'indicators',
    data: { org, indicators: [...result.value.added, ...result.value.changed] },
  })
  return succeeded(result.value)
})
