import { endAssignment } from '@taizhang/contract'
import { applyTaskStep } from '../../apply-task-step.ts'
import { route, succeeded } from '../../route.ts'

export default route(endAssignment, async ({ params, body }, request) => {
  const applied = await applyTaskStep(request, { step: 'end-assignment', id: params.id, ...body })
  if (!applied.ok) return applied
  const [assignment] = applied.value.assignments
  if (!assignment) throw new Error('a step over a tie gave none')
  return succeeded({ assignment })
})
