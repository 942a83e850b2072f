import { listOrgs } from '@taizhang/contract'
import { route, succeeded } from '../../route.ts'

export default route(listOrgs, async (_, { setup }) => succeeded({ items: [...setup.orgs.values()] }))
