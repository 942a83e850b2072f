import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, periodKey } from '../words.ts'

export const listPeriods = defineEndpoint({
  name: 'period/list',
  method: 'get',
  path: '/api/periods',
  summary: '一个单位已结账的期间',
  access: 'business',
  query: z.strictObject({ org: id }),
  output: z.strictObject({ items: z.array(periodKey) }),
  status: 200,
  failures: ['unknown-org', 'not-permitted'],
})
