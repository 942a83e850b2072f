import { handOverAssignments } from '@taizhang/contract'
import { applyTaskStep } from '../../apply-task-step.ts'
import { route, succeeded } from '../../route.ts'

export default route(handOverAssignments, async ({ body }, request) => {
  const applied = await applyTaskStep(request, { step: 'hand-over', ...body })
  return applied.ok ? succeeded({ assignments: applied.value.assignments }) : applied
})
