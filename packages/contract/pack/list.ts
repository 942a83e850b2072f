import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { packSummarySchema } from './pack.ts'

export const listPacks = defineEndpoint({
  name: 'pack/list',
  method: 'get',
  path: '/api/packs',
  summary: '有哪些行业包，哪些单位启用了、是第几版',
  access: 'member',
  output: z.strictObject({ items: z.array(packSummarySchema) }),
  status: 200,
  failures: [],
})
