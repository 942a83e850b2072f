import { showMe } from '@taizhang/contract'
import { meOf } from '../../me.ts'
import { route, succeeded } from '../../route.ts'

export default route(showMe, async (_, { tenant, setup, caller, today }) =>
  succeeded(meOf(tenant, setup, caller, today)),
)
