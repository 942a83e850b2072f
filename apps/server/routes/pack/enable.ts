import { enablePack } from '@taizhang/contract'
import { recordOwn } from '../../access-record.ts'
import { refusedDefinition } from '../../definition-refusal.ts'
import { route, succeeded } from '../../route.ts'

export default route(enablePack, async ({ params, body }, request) => {
  const { services, tenant, caller, at } = request
  const result = await services.packs.enable(tenant, params.id, body.org, services.registry, { by: caller.person, at })
  await recordOwn(request, 'setup-changed', `pack:${params.id}`, result.ok)
  return result.ok ? succeeded(result.value) : refusedDefinition(enablePack.failures, result.refusals)
})
