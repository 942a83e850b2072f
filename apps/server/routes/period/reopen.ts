import { reopenPeriod } from '@taizhang/contract'
import { applyStep } from '../../apply-step.ts'
import { route, succeeded } from '../../route.ts'

export default route(reopenPeriod, async ({ body }, request) => {
  const applied = await applyStep(request, { step: 'reopen-period', ...body })
  return applied.ok ? succeeded(null) : applied
})
