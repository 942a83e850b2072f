import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'
import { indicatorSchema } from './indicator.ts'

export const listIndicators = defineEndpoint({
  name: 'indicator/list',
  method: 'get',
  path: '/api/indicators',
  summary: '有哪些指标，口径是什么',
  access: 'business',
  /** `org`: only what that office, those above or those below it use. */
  query: z.strictObject({ org: id.optional() }),
  output: z.strictObject({ items: z.array(indicatorSchema) }),
  status: 200,
  failures: ['unknown-org'],
})
