import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { taskStepFailures } from '../failure.ts'
import { day, id, reason } from '../words.ts'
import { supervisionKind, supervisionSchema } from './supervision.ts'

export const issueSupervision = defineEndpoint({
  name: 'supervision/issue',
  method: 'post',
  path: '/api/tasks/{id}/supervisions',
  summary: '对一项任务下督办单、约谈或表扬；编号、日期、责任人由系统填',
  access: 'business',
  params: z.strictObject({ id }),
  body: z.strictObject({
    kind: supervisionKind,
    demand: reason,
    /** By when an answer is asked for; null of a praise alone. */
    replyBy: day.nullable().default(null),
  }),
  output: z.strictObject({ supervision: supervisionSchema }),
  status: 201,
  failures: [...taskStepFailures['issue-supervision'], 'key-reused'],
})
