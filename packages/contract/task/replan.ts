import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { taskStepFailures } from '../failure.ts'
import { day, id, reason, version } from '../words.ts'
import { milestoneSchema, taskSchema } from './task.ts'

export const replanTask = defineEndpoint({
  name: 'task/replan',
  method: 'post',
  path: '/api/tasks/{id}/replan',
  summary: '调整一项任务的责任人、时限、权重或节点，要写明理由',
  access: 'business',
  params: z.strictObject({ id }),
  body: z.strictObject({
    version,
    owner: id.optional(),
    helpers: z.array(id).max(100).optional(),
    dueOn: day.optional(),
    weight: z.number().max(1000).optional(),
    /** All of them; those that are done as they are. */
    milestones: z.array(milestoneSchema).max(100).optional(),
    reason,
  }),
  output: z.strictObject({ task: taskSchema }),
  status: 200,
  failures: [...taskStepFailures['replan-task'], 'key-reused'],
})
