import { listDuties } from '@taizhang/contract'
import { usedBy } from '../../office-filter.ts'
import { route, succeeded } from '../../route.ts'

export default route(listDuties, async ({ query }, { setup }) => {
  const used = usedBy(setup, 'duty', setup.duties.values(), query.org)
  if (!used.ok) return used
  return succeeded({
    items: used.items.map(({ key, title, roster, every, times }) => ({ key, title, roster, every, times })),
  })
})
