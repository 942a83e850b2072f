import { listCitedFigures } from '@taizhang/contract'
import { listCited } from '@taizhang/store'
import { offsetIn, writeCursor } from '../../cursor.ts'
import { present } from '../../present.ts'
import { route, succeeded } from '../../route.ts'

export default route(listCitedFigures, async ({ query: { after, most, ...asked } }, { services, tenant, orgs }) => {
  const offset = offsetIn(after)
  const items = await services.store.read({ tenant, orgs }, (transaction) =>
    listCited(transaction, tenant, present(asked), { offset, limit: most }),
  )
  return succeeded({ items, next: items.length === most ? writeCursor([offset + most]) : null })
})
