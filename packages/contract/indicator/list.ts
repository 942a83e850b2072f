import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { indicatorSchema } from './indicator.ts'

export const listIndicators = defineEndpoint({
  name: 'indicator/list',
  method: 'get',
  path: '/api/indicators',
  summary: '有哪些指标，口径是什么',
  access: 'business',
  output: z.strictObject({ items: z.array(indicatorSchema) }),
  status: 200,
  failures: [],
})
