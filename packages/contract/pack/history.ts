import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { key } from '../words.ts'
import { additionSchema } from './pack.ts'

/** Each as it was put as a whole, the latest first: what changed is what two that follow one another differ in. */
export const showAdditionHistory = defineEndpoint({
  name: 'pack/history',
  method: 'get',
  path: '/api/packs/{id}/additions',
  summary: '各单位在行业包上所加内容的历次改动，最近的在前',
  access: 'member',
  params: z.strictObject({ id: key }),
  query: z.strictObject({ most: z.coerce.number().int().min(1).max(500).default(100) }),
  output: z.strictObject({ items: z.array(additionSchema) }),
  status: 200,
  failures: ['unknown-pack'],
})
