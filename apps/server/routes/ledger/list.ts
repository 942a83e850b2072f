import { listLedgers } from '@taizhang/contract'
import { usedBy } from '../../office-filter.ts'
import { route, succeeded } from '../../route.ts'

export default route(listLedgers, async ({ query }, { setup }) => {
  const all = [...setup.ledgers.values()].map(({ key, title, kind, topic }) => ({
    key,
    title,
    kind,
    ...(topic !== undefined && { topic }),
  }))
  const used = usedBy(setup, 'ledger', all, query.org)
  return used.ok ? succeeded({ items: used.items }) : used
})
