import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, key, pageOf, pageQuery, periodKey } from '../words.ts'
import { reportedValueSchema } from './reported-value.ts'

export const listReportedValues = defineEndpoint({
  name: 'reported-value/list',
  method: 'get',
  path: '/api/reported-values',
  summary: '填报的数和审核到哪一步',
  access: 'business',
  query: z.strictObject({
    indicator: key.optional(),
    org: id.optional(),
    period: periodKey.optional(),
    status: z.enum(['reported', 'approved', 'accepted', 'returned']).optional(),
    ...pageQuery,
  }),
  output: pageOf(reportedValueSchema),
  status: 200,
  failures: [],
})
