import { addProgress } from '@taizhang/contract'
import { applyTaskStep, taskOutcome } from '../../apply-task-step.ts'
import { route, succeeded } from '../../route.ts'

export default route(addProgress, async ({ params, body: { version, ...progress } }, request) => {
  const applied = await applyTaskStep(request, { step: 'add-progress', id: params.id, version, progress })
  return applied.ok ? succeeded({ task: taskOutcome(applied.value) }) : applied
})
