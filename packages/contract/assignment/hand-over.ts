import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { taskStepFailures } from '../failure.ts'
import { day, id } from '../words.ts'
import { assignmentSchema } from './assignment.ts'

export const handOverAssignments = defineEndpoint({
  name: 'assignment/hand-over',
  method: 'post',
  path: '/api/assignments/hand-over',
  summary: '岗位变动，把一个人的责任交接给另一个人',
  access: 'business',
  body: z.strictObject({
    org: id,
    from: id,
    to: id,
    /** The successor's first day. */
    on: day,
  }),
  output: z.strictObject({
    /** Those that ended the day before, then those that begin. */
    assignments: z.array(assignmentSchema),
  }),
  status: 200,
  failures: [...taskStepFailures['hand-over'], 'key-reused'],
})
