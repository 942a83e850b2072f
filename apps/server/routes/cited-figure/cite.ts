import { citeFigure } from '@taizhang/contract'
import { applyTaskStep } from '../../apply-task-step.ts'
import { present } from '../../present.ts'
import { route, succeeded } from '../../route.ts'

export default route(citeFigure, async ({ body: { direction, ...said } }, request) => {
  const figure = { ...said, ...present({ direction }) }
  const applied = await applyTaskStep(request, { step: 'cite-figure', figure })
  return applied.ok ? succeeded({ figure: applied.value.cited[0] ?? figure }) : applied
})
