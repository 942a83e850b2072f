import { editEntry } from '@taizhang/contract'
import { applyStep } from '../../apply-step.ts'
import { entryOutcome } from '../../entry-outcome.ts'
import { route, succeeded } from '../../route.ts'

export default route(editEntry, async ({ params, body }, request) => {
  const applied = await applyStep(request, { step: 'edit-entry', id: params.id, ...body })
  return applied.ok ? succeeded({ entry: entryOutcome(request, applied.value) }) : applied
})
