import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, key } from '../words.ts'

const dutySchema = z.strictObject({
  key,
  title: z.string(),
  roster: key,
  every: z.enum(['week', 'month', 'quarter', 'half', 'year']),
  times: z.number(),
})

export const listDuties = defineEndpoint({
  name: 'duty/list',
  method: 'get',
  path: '/api/duties',
  summary: '对名册里每个对象定期应办的事',
  access: 'business',
  /** `org`: only what that office, those above or those below it use. */
  query: z.strictObject({ org: id.optional() }),
  output: z.strictObject({ items: z.array(dutySchema) }),
  status: 200,
  failures: ['unknown-org'],
})
