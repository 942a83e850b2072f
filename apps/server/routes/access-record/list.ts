import { listAccessRecords } from '@taizhang/contract'
import { readCursor, writeCursor } from '../../cursor.ts'
import { route, succeeded } from '../../route.ts'

export default route(listAccessRecords, async ({ query: { after, most } }, { services, tenant }) => {
  const [at, id] = readCursor(after, ['string', 'string']) ?? []
  const behind = at === undefined || Number.isNaN(Date.parse(String(at))) ? null : { at: String(at), id: String(id) }
  const items = await services.accessRecords.list(tenant, { after: behind, most })
  const last = items.at(-1)
  return succeeded({ items, next: items.length === most && last ? writeCursor([last.at, last.id]) : null })
})
