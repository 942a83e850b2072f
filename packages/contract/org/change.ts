import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'
import { orgKind, orgSchema } from './list.ts'

export const changeOrg = defineEndpoint({
  name: 'org/change',
  method: 'post',
  path: '/api/orgs/{id}',
  summary: '修改一个单位的名称、类别、次序',
  access: 'system-admin',
  params: z.strictObject({ id }),
  body: z.strictObject({
    name: z.string().trim().min(1).max(100).optional(),
    kind: orgKind.optional(),
    order: z.number().int().min(0).max(100_000).optional(),
  }),
  output: z.strictObject({ org: orgSchema }),
  status: 200,
  failures: ['unknown-org'],
})
