import { randomUUID } from 'node:crypto'
import { createAssignment } from '@taizhang/contract'
import { applyTaskStep } from '../../apply-task-step.ts'
import { findEntry } from '../../find-entry.ts'
import { route, succeeded } from '../../route.ts'

export default route(createAssignment, async ({ body: { org, ...tie } }, request) => {
  if (!request.setup.orgs.has(tie.object)) {
    const found = await findEntry(request, tie.object)
    if (!found.ok) return found
  }
  const assignment = { id: randomUUID(), ...tie }
  const applied = await applyTaskStep(request, { step: 'assign', assignment, org })
  return applied.ok ? succeeded({ assignment: applied.value.assignments[0] ?? assignment }) : applied
})
