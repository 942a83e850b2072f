import { reportValue } from '@taizhang/contract'
import { applyStep } from '../../apply-step.ts'
import { reportedOutcome } from '../../reported-outcome.ts'
import { route, succeeded } from '../../route.ts'

export default route(reportValue, async ({ body }, request) => {
  const applied = await applyStep(request, { step: 'report-value', ...body })
  return applied.ok ? succeeded({ reported: reportedOutcome(applied.value) }) : applied
})
