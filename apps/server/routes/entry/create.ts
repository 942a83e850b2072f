import { randomUUID } from 'node:crypto'
import { createEntry } from '@taizhang/contract'
import { applyStep } from '../../apply-step.ts'
import { entryOutcome } from '../../entry-outcome.ts'
import { route, succeeded } from '../../route.ts'

export default route(createEntry, async ({ body }, request) => {
  const applied = await applyStep(request, { step: 'create-entry', id: randomUUID(), ...body })
  if (!applied.ok) return applied
  return succeeded({ entry: entryOutcome(request, applied.value), reopened: applied.value.reopened ?? false })
})
