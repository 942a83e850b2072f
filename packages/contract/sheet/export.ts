import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { entryQuestion } from '../entry/list.ts'
import { key } from '../words.ts'

export const exportSheet = defineEndpoint({
  name: 'sheet/export',
  method: 'get',
  path: '/api/ledgers/{key}/sheet',
  summary: '把筛选出的记录导出成表，改后可再导入',
  access: 'business',
  params: z.strictObject({ key }),
  query: z.strictObject({
    ...entryQuestion,
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
    /** Protected fields in full, where the caller may see them; recorded. */
    full: z.enum(['yes']).optional(),
  }),
  sends: 'file',
  status: 200,
  failures: ['unknown-ledger', 'unknown-org', 'unknown-field', 'wrong-value', 'not-permitted'],
})
