import { listGrants } from '@taizhang/contract'
import { route, succeeded } from '../../route.ts'

export default route(listGrants, async (_, { setup }) => succeeded({ items: [...setup.grants.values()].flat() }))
