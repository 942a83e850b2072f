import { setTarget } from '@taizhang/contract'
import { applyTaskStep } from '../../apply-task-step.ts'
import { route, succeeded } from '../../route.ts'

export default route(setTarget, async ({ body }, request) => {
  const applied = await applyTaskStep(request, { step: 'set-target', target: body })
  if (!applied.ok) return applied
  const [target] = applied.value.targets
  if (!target) throw new Error('a step over a target gave none')
  return succeeded({ target })
})
