import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, pageOf, pageQuery } from '../words.ts'
import { taskStandingSchema } from './task.ts'

export const listTasks = defineEndpoint({
  name: 'task/list',
  method: 'get',
  path: '/api/tasks',
  summary: '目标任务和亮灯，按时限排列',
  access: 'business',
  query: z.strictObject({
    /** With all offices below it. */
    org: id.optional(),
    /** Those that the caller owns or helps with, wherever they lie. */
    mine: z.enum(['yes']).optional(),
    parent: id.optional(),
    light: z.enum(['green', 'yellow', 'red']).optional(),
    /** Also those that were given up. */
    ended: z.enum(['yes']).optional(),
    ...pageQuery,
  }),
  output: pageOf(taskStandingSchema.omit({ progress: true, sheets: true })),
  status: 200,
  failures: ['unknown-org'],
})
