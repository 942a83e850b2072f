import { moveEntry } from '@taizhang/contract'
import { applyStep } from '../../apply-step.ts'
import { entryOutcome } from '../../entry-outcome.ts'
import { route, succeeded } from '../../route.ts'

export default route(moveEntry, async ({ params, body: { on, ...body } }, request) => {
  const step = { step: 'move-entry', id: params.id, ...body, ...(on !== undefined && { on }) } as const
  const applied = await applyStep(request, step)
  return applied.ok ? succeeded({ entry: entryOutcome(request, applied.value) }) : applied
})
