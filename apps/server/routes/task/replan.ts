import { replanTask } from '@taizhang/contract'
import { applyTaskStep, taskOutcome } from '../../apply-task-step.ts'
import { present } from '../../present.ts'
import { route, succeeded } from '../../route.ts'

export default route(replanTask, async ({ params, body: { version, reason, ...plan } }, request) => {
  const step = { step: 'replan-task', id: params.id, version, reason, ...present(plan) } as const
  const applied = await applyTaskStep(request, step)
  return applied.ok ? succeeded({ task: taskOutcome(applied.value) }) : applied
})
