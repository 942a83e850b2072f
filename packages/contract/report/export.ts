import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'

export const exportReport = defineEndpoint({
  name: 'report/export',
  method: 'get',
  path: '/api/reports/{id}/document',
  summary: '下载Word文件（GB/T 9704版式），可附每个数的来源',
  access: 'business',
  params: z.strictObject({ id }),
  query: z.strictObject({
    /** A last part that lists each figure with indicator, 口径, period, ledger, number of records and as-of time. */
    annex: z.enum(['yes']).optional(),
  }),
  sends: 'file',
  status: 200,
  failures: ['unknown-report'],
})
