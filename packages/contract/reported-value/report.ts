import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { stepFailures } from '../failure.ts'
import { decimal, id, key, periodKey, reason } from '../words.ts'
import { reportedValueSchema } from './reported-value.ts'

export const reportValue = defineEndpoint({
  name: 'reported-value/report',
  method: 'post',
  path: '/api/reported-values',
  summary: '填报一个数；null收回',
  access: 'business',
  body: z.strictObject({
    indicator: key,
    org: id,
    period: periodKey,
    value: decimal.nullable(),
    note: reason.default(''),
  }),
  output: z.strictObject({ reported: reportedValueSchema }),
  status: 200,
  failures: [...stepFailures['report-value'], 'key-reused'],
})
