import { listAuditRules } from '@taizhang/contract'
import { usedBy } from '../../office-filter.ts'
import { route, succeeded } from '../../route.ts'

export default route(listAuditRules, async ({ query }, { setup }) => {
  const used = usedBy(setup, 'audit-rule', setup.auditRules.values(), query.org)
  return used.ok ? succeeded({ items: used.items }) : used
})
