import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { taskStepFailures } from '../failure.ts'
import { day, id } from '../words.ts'
import { taskSchema, taskTargetSchema } from './task.ts'

export const createTask = defineEndpoint({
  name: 'task/create',
  method: 'post',
  path: '/api/tasks',
  summary: '下达一项任务',
  access: 'business',
  body: z.strictObject({
    parent: id.nullable().default(null),
    title: z.string().max(500),
    /** The document and place that it comes from. */
    source: z.string().max(500).default(''),
    org: id,
    owner: id,
    helpers: z.array(id).max(100).default([]),
    startsOn: day,
    dueOn: day,
    weight: z.number().max(1000).default(1),
    milestones: z
      .array(z.strictObject({ title: z.string().max(200), dueOn: day }))
      .max(100)
      .default([]),
    target: taskTargetSchema.nullable().default(null),
  }),
  output: z.strictObject({ task: taskSchema }),
  status: 201,
  failures: [...taskStepFailures['create-task'], 'key-reused'],
})
