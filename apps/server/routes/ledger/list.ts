import { listLedgers } from '@taizhang/contract'
import { route, succeeded } from '../../route.ts'

export default route(listLedgers, async (_, { setup }) =>
  succeeded({ items: [...setup.ledgers.values()].map(({ key, title, kind }) => ({ key, title, kind })) }),
)
