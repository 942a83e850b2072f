import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { taskStepFailures } from '../failure.ts'
import { id, reason, version } from '../words.ts'
import { taskSchema } from './task.ts'

export const endTask = defineEndpoint({
  name: 'task/end',
  method: 'post',
  path: '/api/tasks/{id}/end',
  summary: '终止一项任务，要写明理由',
  access: 'business',
  params: z.strictObject({ id }),
  body: z.strictObject({ version, reason }),
  output: z.strictObject({ task: taskSchema }),
  status: 200,
  failures: [...taskStepFailures['end-task'], 'key-reused'],
})
