import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { originSchema } from '../indicator/indicator.ts'
import { decimal, id, key } from '../words.ts'

export const listAuditRules = defineEndpoint({
  name: 'audit-rule/list',
  method: 'get',
  path: '/api/audit-rules',
  summary: '审核关系：哪些数之间必须成立什么',
  access: 'business',
  /** `org`: only what that office, those above or those below it use. */
  query: z.strictObject({ org: id.optional() }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        key,
        title: z.string(),
        left: z.string(),
        operator: z.enum(['=', '<=', '>=', '<', '>']),
        right: z.string(),
        /** A soft one passes with a written reason. */
        severity: z.enum(['hard', 'soft']),
        message: z.string(),
        missing: z.enum(['skip', 'zero', 'break']),
        over: z.array(z.string()).optional(),
        tolerance: decimal.optional(),
        origin: originSchema.optional(),
      }),
    ),
  }),
  status: 200,
  failures: ['unknown-org'],
})
