import { listAuditRules } from '@taizhang/contract'
import { route, succeeded } from '../../route.ts'

export default route(listAuditRules, async (_, { setup }) => succeeded({ items: [...setup.auditRules.values()] }))
