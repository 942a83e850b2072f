import { randomUUID } from 'node:crypto'
import { issueSupervision } from '@taizhang/contract'
import { applyTaskStep, supervisionOutcome } from '../../apply-task-step.ts'
import { route, succeeded } from '../../route.ts'

export default route(issueSupervision, async ({ params, body }, request) => {
  const step = { step: 'issue-supervision', id: randomUUID(), task: params.id, ...body } as const
  const applied = await applyTaskStep(request, step)
  return applied.ok ? succeeded({ supervision: await supervisionOutcome(request, applied.value) }) : applied
})
