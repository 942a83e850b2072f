import { reviewValue } from '@taizhang/contract'
import { applyStep } from '../../apply-step.ts'
import { reportedOutcome } from '../../reported-outcome.ts'
import { route, succeeded } from '../../route.ts'

export default route(reviewValue, async ({ body }, request) => {
  const applied = await applyStep(request, { step: 'review-value', ...body })
  return applied.ok ? succeeded({ reported: reportedOutcome(applied.value) }) : applied
})
