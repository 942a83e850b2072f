import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, pageOf, pageQuery, periodKey } from '../words.ts'
import { reportKind, reportState, reportSummarySchema } from './report.ts'

export const listReports = defineEndpoint({
  name: 'report/list',
  method: 'get',
  path: '/api/reports',
  summary: '材料和各自走到哪一步，新近改动的在前',
  access: 'business',
  query: z.strictObject({
    /** With all offices below it. */
    org: id.optional(),
    kind: reportKind.optional(),
    period: periodKey.optional(),
    state: reportState.optional(),
    /** Those that wait for the caller: to be written, reviewed or signed. */
    mine: z.enum(['yes']).optional(),
    ...pageQuery,
  }),
  output: pageOf(reportSummarySchema),
  status: 200,
  failures: ['unknown-org'],
})
