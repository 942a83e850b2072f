import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { taskStepFailures } from '../failure.ts'
import { day, reason } from '../words.ts'
import { assignmentSchema } from './assignment.ts'

export const endAssignment = defineEndpoint({
  name: 'assignment/end',
  method: 'post',
  path: '/api/assignments/{id}/end',
  summary: '解除一条责任，要写明理由',
  access: 'business',
  params: z.strictObject({ id: z.string().min(1).max(1000) }),
  body: z.strictObject({
    /** The last day. */
    on: day,
    reason,
  }),
  output: z.strictObject({ assignment: assignmentSchema }),
  status: 200,
  failures: [...taskStepFailures['end-assignment'], 'key-reused'],
})
