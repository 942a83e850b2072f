import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { taskStepFailures } from '../failure.ts'
import { id, key, periodKey, reason } from '../words.ts'

export const passAuditRule = defineEndpoint({
  name: 'audit-rule/pass',
  method: 'post',
  path: '/api/audit-rules/pass',
  summary: '写明原因，通过一条核实性审核关系',
  access: 'business',
  body: z.strictObject({ rule: key, of: z.string().max(100).default(''), org: id, period: periodKey, reason }),
  status: 204,
  failures: [...taskStepFailures['pass-audit'], 'key-reused'],
})
