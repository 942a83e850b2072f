import { answerSupervision } from '@taizhang/contract'
import { applyTaskStep, supervisionOutcome } from '../../apply-task-step.ts'
import { route, succeeded } from '../../route.ts'

export default route(answerSupervision, async ({ params, body }, request) => {
  const applied = await applyTaskStep(request, { step: 'answer-supervision', id: params.id, ...body })
  return applied.ok ? succeeded({ supervision: await supervisionOutcome(request, applied.value) }) : applied
})
