import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'
import { taskStandingSchema } from './task.ts'

export const showTask = defineEndpoint({
  name: 'task/show',
  method: 'get',
  path: '/api/tasks/{id}',
  summary: '一项任务：计划、进展和亮灯',
  access: 'business',
  params: z.strictObject({ id }),
  output: taskStandingSchema,
  status: 200,
  failures: ['unknown-task'],
})
