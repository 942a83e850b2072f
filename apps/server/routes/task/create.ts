import { randomUUID } from 'node:crypto'
import { createTask } from '@taizhang/contract'
import { applyTaskStep, taskOutcome, visibleTask } from '../../apply-task-step.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(createTask, async ({ body }, request) => {
  if (body.parent !== null && !(await visibleTask(request, body.parent)))
    return failed('unknown-task', body.parent, '上级任务不存在或已终止。')
  const milestones = body.milestones.map((milestone) => ({ ...milestone, doneOn: null }))
  const task = { id: randomUUID(), ...body, milestones }
  const applied = await applyTaskStep(request, { step: 'create-task', task })
  return applied.ok ? succeeded({ task: taskOutcome(applied.value) }) : applied
})
