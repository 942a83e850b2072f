import { listRecentChanges } from '@taizhang/contract'
import { readRecentChanges } from '@taizhang/store'
import { entryView } from '../../entry-view.ts'
import { route, succeeded } from '../../route.ts'

export default route(listRecentChanges, async ({ query }, { services, tenant, orgs }) =>
  services.store.read({ tenant, orgs }, async (transaction, setup) => {
    const changes = await readRecentChanges(transaction, tenant, query.most)
    return succeeded({
      items: changes.flatMap(({ row: { change, by, at, on }, entry }) => {
        const ledger = setup.ledgers.get(entry.ledger)
        if (!ledger) return []
        const move = change.kind === 'moved' ? change.move : null
        return [{ entry: entryView(ledger, entry), kind: change.kind, move, by, at, on }]
      }),
    })
  }),
)
