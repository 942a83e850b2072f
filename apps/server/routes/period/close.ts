import { closePeriod } from '@taizhang/contract'
import { applyStep } from '../../apply-step.ts'
import { route, succeeded } from '../../route.ts'

export default route(closePeriod, async ({ body }, request) => {
  const applied = await applyStep(request, { step: 'close-period', ...body })
  return applied.ok ? succeeded(null) : applied
})
