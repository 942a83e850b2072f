import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { taskStepFailures } from '../failure.ts'
import { day, hash, id, reason, version } from '../words.ts'
import { supervisionSays, supervisionSchema } from './supervision.ts'

export const answerSupervision = defineEndpoint({
  name: 'supervision/answer',
  method: 'post',
  path: '/api/supervisions/{id}/turns',
  summary: '办理一张督办单：回复、退回（定新的时限）、办结或撤回',
  access: 'business',
  params: z.strictObject({ id }),
  body: z.strictObject({
    version,
    says: supervisionSays,
    words: reason,
    evidence: z.array(hash).max(50).default([]),
    /** Of a return: by when it is to be answered anew. */
    replyBy: day.nullable().default(null),
  }),
  output: z.strictObject({ supervision: supervisionSchema }),
  status: 201,
  failures: [...taskStepFailures['answer-supervision'], 'key-reused'],
})
