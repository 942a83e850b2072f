import { listReportedValues } from '@taizhang/contract'
import { listReported } from '@taizhang/store'
import { offsetIn, writeCursor } from '../../cursor.ts'
import { present } from '../../present.ts'
import { route, succeeded } from '../../route.ts'

export default route(listReportedValues, async ({ query: { after, most, ...question } }, request) => {
  const { services, tenant, orgs } = request
  const offset = offsetIn(after)
  const items = await services.store.read({ tenant, orgs }, (transaction) =>
    listReported(transaction, tenant, present(question), { offset, limit: most }),
  )
  return succeeded({ items, next: items.length === most ? writeCursor([offset + most]) : null })
})
