import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { stepFailures } from '../failure.ts'
import { id, periodKey, reason } from '../words.ts'

export const reopenPeriod = defineEndpoint({
  name: 'period/reopen',
  method: 'post',
  path: '/api/periods/reopen',
  summary: '反结账，须写理由',
  access: 'business',
  body: z.strictObject({ org: id, period: periodKey, reason }),
  status: 204,
  failures: [...stepFailures['reopen-period'], 'key-reused'],
})
