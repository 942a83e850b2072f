import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { stepFailures } from '../failure.ts'
import { id, key, periodKey, reason } from '../words.ts'
import { reportedValueSchema } from './reported-value.ts'

export const reviewValue = defineEndpoint({
  name: 'reported-value/review',
  method: 'post',
  path: '/api/reported-values/review',
  summary: '审核、验收或退回一个填报的数',
  access: 'business',
  body: z.strictObject({
    indicator: key,
    org: id,
    period: periodKey,
    verdict: z.enum(['approve', 'accept', 'return']),
    reason: reason.default(''),
  }),
  output: z.strictObject({ reported: reportedValueSchema }),
  status: 200,
  failures: [...stepFailures['review-value'], 'key-reused'],
})
