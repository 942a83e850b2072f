import { listEntries as listEntriesEndpoint } from '@taizhang/contract'
import { listEntries } from '@taizhang/store'
import { questionOf } from '../../entry-question.ts'
import { entryView } from '../../entry-view.ts'
import { route, succeeded } from '../../route.ts'

export default route(listEntriesEndpoint, async ({ query }, request) => {
  const { sort, order, after = null, most } = query
  const asked = questionOf(request, query.ledger, query, sort === 'day' ? [] : [sort])
  if (!asked.ok) return asked
  const { question, ledger } = asked
  const { services, tenant, orgs } = request
  const page = await services.store.read({ tenant, orgs }, (transaction, setup) =>
    listEntries(transaction, tenant, setup, question, {
      sort: { by: sort === 'day' ? 'day' : { field: sort }, order },
      after,
      limit: most,
    }),
  )
  return succeeded({ items: page.entries.map((entry) => entryView(ledger, entry)), next: page.next })
})
