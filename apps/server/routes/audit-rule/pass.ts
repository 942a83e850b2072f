import { passAuditRule } from '@taizhang/contract'
import { applyTaskStep } from '../../apply-task-step.ts'
import { route, succeeded } from '../../route.ts'

export default route(passAuditRule, async ({ body }, request) => {
  const applied = await applyTaskStep(request, { step: 'pass-audit', ...body })
  return applied.ok ? succeeded(null) : applied
})
