import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'
import { yearSummarySchema } from './year.ts'

export const listYears = defineEndpoint({
  name: 'year/list',
  method: 'get',
  path: '/api/years',
  summary: '各单位的年度设置：由哪份报告来，确认到哪一步',
  access: 'business',
  query: z.strictObject({ org: id.optional(), year: z.coerce.number().int().optional() }),
  output: z.strictObject({ items: z.array(yearSummarySchema) }),
  status: 200,
  failures: ['unknown-org'],
})
