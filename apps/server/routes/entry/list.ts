import { listEntries as listEntriesEndpoint } from '@taizhang/contract'
import { type Entry, entryTitle, type Ledger } from '@taizhang/ledger'
import { listEntries, readEntries } from '@taizhang/store'
import { questionOf } from '../../entry-question.ts'
import { entryView, maskedValues } from '../../entry-view.ts'
import { route, succeeded } from '../../route.ts'

export default route(listEntriesEndpoint, async ({ query }, request) => {
  const { sort, order, after = null, most } = query
  const asked = questionOf(request, query.ledger, query, sort === 'day' ? [] : [sort])
  if (!asked.ok) return asked
  const { question, ledger } = asked
  const { services, tenant, orgs } = request
  return services.store.read({ tenant, orgs }, async (transaction, setup) => {
    const page = await listEntries(transaction, tenant, setup, question, {
      sort: { by: sort === 'day' ? 'day' : { field: sort }, order },
      after,
      limit: most,
    })
    const referred = await readEntries(transaction, tenant, referredTo(ledger, page.entries))
    const named = referred.flatMap(({ id, ledger: of, values }) => {
      const target = setup.ledgers.get(of)
      return target ? [[id, entryTitle(target, maskedValues(target, values)) || target.title] as const] : []
    })
    return succeeded({
      items: page.entries.map((entry) => entryView(ledger, entry)),
      next: page.next,
      named: Object.fromEntries(named),
    })
  })
})

/** The entries of other ledgers that these refer to, each once. */
function referredTo({ fields }: Ledger, entries: readonly Entry[]): string[] {
  const keys = Object.keys(fields).filter((key) => fields[key]?.kind === 'reference')
  const ids = entries.flatMap(({ values }) => keys.map((key) => values[key]))
  return [...new Set(ids.filter((id): id is string => typeof id === 'string'))]
}
