import { showEntryHistory } from '@taizhang/contract'
import { readEntryHistory } from '@taizhang/store'
import { historyView } from '../../entry-view.ts'
import { findEntry } from '../../find-entry.ts'
import { route, succeeded } from '../../route.ts'

export default route(showEntryHistory, async ({ params }, request) => {
  const found = await findEntry(request, params.id)
  if (!found.ok) return found
  const { services, tenant, orgs } = request
  const rows = await services.store.read({ tenant, orgs }, (transaction) =>
    readEntryHistory(transaction, tenant, params.id),
  )
  return succeeded({ items: rows.map((row) => historyView(found.ledger, row)) })
})
