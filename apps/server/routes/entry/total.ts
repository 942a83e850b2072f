import { totalEntries } from '@taizhang/contract'
import { totalOfEntries } from '@taizhang/store'
import { questionOf } from '../../entry-question.ts'
import { failed, route, succeeded } from '../../route.ts'

const numbers: ReadonlySet<string> = new Set(['integer', 'decimal', 'money'])

export default route(totalEntries, async ({ params, query }, request) => {
  const sums = query.sums.split(',').filter((field) => field !== '')
  const asked = questionOf(request, params.key, query, sums)
  if (!asked.ok) return asked
  const { question, ledger } = asked
  const text = sums.find((field) => !numbers.has(ledger.fields[field]?.kind ?? ''))
  if (text !== undefined) return failed('wrong-value', text, `“${ledger.fields[text]?.label}”不是数值，不能合计。`)
  const { services, tenant, orgs } = request
  return succeeded(
    await services.store.read({ tenant, orgs }, (transaction, setup) =>
      totalOfEntries(transaction, tenant, setup, question, sums),
    ),
  )
})
