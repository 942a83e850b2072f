import { listLateEntries } from '@taizhang/contract'
import { daysBetween } from '@taizhang/ledger'
import { readLate } from '@taizhang/store'
import { offsetIn, writeCursor } from '../../cursor.ts'
import { entryView } from '../../entry-view.ts'
import { present } from '../../present.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(listLateEntries, async ({ query: { after, most, ...question } }, request) => {
  const { services, tenant, orgs, today, setup } = request
  if (question.ledger !== undefined && !setup.ledgers.has(question.ledger))
    return failed('unknown-ledger', 'ledger', `没有“${question.ledger}”这个台账。`)
  if (question.org !== undefined && !setup.orgs.has(question.org)) return failed('unknown-org', 'org', '没有这个单位。')
  const offset = offsetIn(after)
  return services.store.read({ tenant, orgs }, async (transaction, held) => {
    const page = { offset, limit: most }
    const { items, total } = await readLate(transaction, tenant, held, { ...present(question), today }, page)
    return succeeded({
      items: items.flatMap(({ entry, limit: { title, dueOn, basis = null } }) => {
        const ledger = held.ledgers.get(entry.ledger)
        const daysLate = daysBetween(dueOn, today)
        return ledger ? [{ entry: entryView(ledger, entry), limit: title, dueOn, basis, daysLate }] : []
      }),
      next: offset + items.length < total ? writeCursor([offset + items.length]) : null,
      total,
    })
  })
})
