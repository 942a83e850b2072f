import { showLedger } from '@taizhang/contract'
import { failed, route, succeeded } from '../../route.ts'

export default route(showLedger, async ({ params }, { setup }) => {
  const ledger = setup.ledgers.get(params.key)
  return ledger ? succeeded(ledger) : failed('unknown-ledger', params.key, `没有“${params.key}”这个台账。`)
})
