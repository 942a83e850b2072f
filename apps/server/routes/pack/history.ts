import { showAdditionHistory } from '@taizhang/contract'
import { additionView } from '../../pack-view.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(showAdditionHistory, async ({ params, query }, { services, tenant, setup }) => {
  if (!setup.packs.has(params.id)) return failed('unknown-pack', params.id, `还没有启用“${params.id}”这个行业包。`)
  const history = await services.packs.additionHistory(tenant, params.id, query.most)
  return succeeded({ items: history.map(additionView) })
})
