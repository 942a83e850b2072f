import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { grantSchema } from '../session/session.ts'
import { day, id, role } from '../words.ts'

export const giveGrant = defineEndpoint({
  name: 'grant/give',
  method: 'post',
  path: '/api/grants',
  summary: '授予角色',
  access: 'security-admin',
  body: z.strictObject({
    person: id,
    role,
    org: id,
    reach: z.enum(['own', 'below']),
    from: day.optional(),
    to: day.nullable().default(null),
  }),
  output: z.strictObject({ grant: grantSchema }),
  status: 201,
  failures: ['unknown-person', 'unknown-org', 'wrong-value', 'duties-apart', 'duplicate-key'],
})
