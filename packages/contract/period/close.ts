import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { stepFailures } from '../failure.ts'
import { id, periodKey } from '../words.ts'

export const closePeriod = defineEndpoint({
  name: 'period/close',
  method: 'post',
  path: '/api/periods/close',
  summary: '结账',
  access: 'business',
  body: z.strictObject({ org: id, period: periodKey }),
  status: 204,
  failures: [...stepFailures['close-period'], 'key-reused'],
})
