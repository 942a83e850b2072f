import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { taskStepFailures } from '../failure.ts'
import { day, id } from '../words.ts'
import { assignmentSchema } from './assignment.ts'

export const createAssignment = defineEndpoint({
  name: 'assignment/create',
  method: 'post',
  path: '/api/assignments',
  summary: '落实一条责任',
  access: 'business',
  body: z.strictObject({
    /** The office that keeps it. */
    org: id,
    /** A roster's entry, or an office. */
    object: id,
    person: id,
    role: z.string().max(100),
    from: day,
    to: day.nullable().default(null),
  }),
  output: z.strictObject({ assignment: assignmentSchema }),
  status: 201,
  failures: [...taskStepFailures.assign, 'key-reused'],
})
