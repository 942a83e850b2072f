import { listIndicators } from '@taizhang/contract'
import { usedBy } from '../../office-filter.ts'
import { route, succeeded } from '../../route.ts'

export default route(listIndicators, async ({ query }, { setup }) => {
  const used = usedBy(setup, 'indicator', setup.indicators.values(), query.org)
  return used.ok ? succeeded({ items: used.items }) : used
})
