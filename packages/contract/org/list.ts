import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'

export const orgKind = z.enum(['county', 'bureau', 'township', 'section', 'village', 'institution'])
export const orgSchema = z.strictObject({
  id,
  parent: id.nullable(),
  name: z.string(),
  kind: orgKind,
  order: z.number(),
})

export const listOrgs = defineEndpoint({
  name: 'org/list',
  method: 'get',
  path: '/api/orgs',
  summary: '单位树',
  access: 'member',
  output: z.strictObject({ items: z.array(orgSchema) }),
  status: 200,
  failures: [],
})
