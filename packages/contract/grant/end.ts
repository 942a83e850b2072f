import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { day, id, role } from '../words.ts'

export const endGrant = defineEndpoint({
  name: 'grant/end',
  method: 'post',
  path: '/api/grants/end',
  summary: '收回角色，立即生效',
  access: 'security-admin',
  body: z.strictObject({ person: id, role, org: id, from: day }),
  status: 204,
  failures: ['not-found', 'duties-apart'],
})
