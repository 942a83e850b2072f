import { endTask } from '@taizhang/contract'
import { applyTaskStep, taskOutcome } from '../../apply-task-step.ts'
import { route, succeeded } from '../../route.ts'

export default route(endTask, async ({ params, body }, request) => {
  const applied = await applyTaskStep(request, { step: 'end-task', id: params.id, ...body })
  return applied.ok ? succeeded({ task: taskOutcome(applied.value) }) : applied
})
