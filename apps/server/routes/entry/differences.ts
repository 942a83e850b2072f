import { listStatusDifferences } from '@taizhang/contract'
import { readDifferences } from '@taizhang/store'
import { readCursor, writeCursor } from '../../cursor.ts'
import { entryView } from '../../entry-view.ts'
import { present } from '../../present.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(listStatusDifferences, async ({ query: { after, most, ...question } }, request) => {
  const { services, tenant, orgs, setup } = request
  if (question.ledger !== undefined && !setup.ledgers.has(question.ledger))
    return failed('unknown-ledger', 'ledger', `没有“${question.ledger}”这个台账。`)
  if (question.org !== undefined && !setup.orgs.has(question.org)) return failed('unknown-org', 'org', '没有这个单位。')
  const [behind = null] = readCursor(after, ['string']) ?? []
  return services.store.read({ tenant, orgs }, async (transaction, held) => {
    const page = { after: behind === null ? null : String(behind), limit: most }
    const { items, next } = await readDifferences(transaction, tenant, held, present(question), page)
    return succeeded({
      items: items.flatMap(({ entry, ...difference }) => {
        const ledger = held.ledgers.get(entry.ledger)
        return ledger ? [{ entry: entryView(ledger, entry), ...difference }] : []
      }),
      next: next === null ? null : writeCursor([next]),
    })
  })
})
