import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { taskStepFailures } from '../failure.ts'
import { day, hash, id, reason, version } from '../words.ts'
import { progressSays, taskSchema } from './task.ts'

export const addProgress = defineEndpoint({
  name: 'task/progress',
  method: 'post',
  path: '/api/tasks/{id}/progress',
  summary: '填写进展：推进、受阻、办结、确认或退回',
  access: 'business',
  params: z.strictObject({ id }),
  body: z.strictObject({
    version,
    on: day,
    words: reason,
    percent: z.number().nullable().default(null),
    milestone: z.number().int().min(0).nullable().default(null),
    evidence: z.array(hash).max(50).default([]),
    says: progressSays,
  }),
  output: z.strictObject({ task: taskSchema }),
  status: 201,
  failures: [...taskStepFailures['add-progress'], 'key-reused'],
})
