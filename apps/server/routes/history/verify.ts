import { verifyHistory } from '@taizhang/contract'
import { readHistoryHead, verifyHistory as verifyChainOf } from '@taizhang/store'
import { route, succeeded } from '../../route.ts'

export default route(verifyHistory, async (_, { services, tenant }) => {
  const head = await services.store.read({ tenant, orgs: [] }, (transaction) => readHistoryHead(transaction, tenant))
  const { lookedAt, wrong, mistakes } = await verifyChainOf(services.store, tenant)
  return succeeded({ lookedAt, wrong, mistakes, ...head })
})
