import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { grantSchema } from '../session/session.ts'

export const listGrants = defineEndpoint({
  name: 'grant/list',
  method: 'get',
  path: '/api/grants',
  summary: '谁有什么角色',
  access: 'security-admin',
  output: z.strictObject({ items: z.array(grantSchema) }),
  status: 200,
  failures: [],
})
