import { leavePack } from '@taizhang/contract'
import { recordOwn } from '../../access-record.ts'
import { refusedDefinition } from '../../definition-refusal.ts'
import { route, succeeded } from '../../route.ts'

export default route(leavePack, async ({ params, body }, request) => {
  const { services, tenant, caller, at } = request
  const result = await services.packs.leave(tenant, params.id, body.org, { by: caller.person, at })
  await recordOwn(request, 'setup-changed', `pack:${params.id}`, result.ok)
  return result.ok ? succeeded(null) : refusedDefinition(leavePack.failures, result.refusals)
})
