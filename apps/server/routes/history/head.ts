import { showHistoryHead } from '@taizhang/contract'
import { readHistoryHead } from '@taizhang/store'
import { route, succeeded } from '../../route.ts'

export default route(showHistoryHead, async (_, { services, tenant }) =>
  succeeded(await services.store.read({ tenant, orgs: [] }, (transaction) => readHistoryHead(transaction, tenant))),
)
