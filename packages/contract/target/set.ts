import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { taskStepFailures } from '../failure.ts'
import { day, decimal, id, key, periodKey } from '../words.ts'
import { targetSchema } from './target.ts'

export const setTarget = defineEndpoint({
  name: 'target/set',
  method: 'post',
  path: '/api/targets',
  summary: '登记一个目标；同一单位再次下达的是新版本',
  access: 'business',
  body: z.strictObject({
    indicator: key,
    org: id,
    period: periodKey,
    value: decimal,
    op: z.enum(['>=', '<=', '=']),
    /** Who set it. */
    issuer: z.string().max(200),
    issuedOn: day,
  }),
  output: z.strictObject({ target: targetSchema }),
  status: 201,
  failures: [...taskStepFailures['set-target'], 'key-reused'],
})
