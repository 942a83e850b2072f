import { listPacks } from '@taizhang/contract'
import { packSummary } from '../../pack-view.ts'
import { route, succeeded } from '../../route.ts'

export default route(listPacks, async (_, { services, tenant, setup }) => {
  const brought = new Set(services.registry.map(({ id }) => id))
  // One that came as a file is known from where it is used.
  const others = (await services.packs.packs(tenant)).filter(({ id }) => !brought.has(id))
  return succeeded({ items: [...services.registry, ...others].map((pack) => packSummary(pack, setup)) })
})
