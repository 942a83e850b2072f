import { listEvidence } from '@taizhang/contract'
import { evidenceOfEntry } from '@taizhang/store'
import { findEntry } from '../../find-entry.ts'
import { route, succeeded } from '../../route.ts'

export default route(listEvidence, async ({ params }, request) => {
  const found = await findEntry(request, params.id)
  if (!found.ok) return found
  const { services, tenant, orgs } = request
  const items = await services.store.read({ tenant, orgs }, (transaction) =>
    evidenceOfEntry(transaction, tenant, params.id),
  )
  return succeeded({ items })
})
