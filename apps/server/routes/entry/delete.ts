import { deleteEntry } from '@taizhang/contract'
import { applyStep } from '../../apply-step.ts'
import { route, succeeded } from '../../route.ts'

export default route(deleteEntry, async ({ params, body }, request) => {
  const applied = await applyStep(request, { step: 'delete-entry', id: params.id, ...body })
  return applied.ok ? succeeded(null) : applied
})
