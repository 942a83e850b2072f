import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'
import { orgKind, orgSchema } from './list.ts'

export const createOrg = defineEndpoint({
  name: 'org/create',
  method: 'post',
  path: '/api/orgs',
  summary: '增加一个单位',
  access: 'system-admin',
  body: z.strictObject({
    parent: id,
    name: z.string().trim().min(1).max(100),
    kind: orgKind,
    order: z.number().int().min(0).max(100_000).default(0),
  }),
  output: z.strictObject({ org: orgSchema }),
  status: 201,
  failures: ['unknown-org'],
})
