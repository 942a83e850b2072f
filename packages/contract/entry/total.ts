import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { decimal, key } from '../words.ts'
import { entryQuestion } from './list.ts'

export const totalEntries = defineEndpoint({
  name: 'entry/total',
  method: 'get',
  path: '/api/ledgers/{key}/total',
  summary: '一个台账的记录有多少条，数值字段合计多少',
  access: 'business',
  params: z.strictObject({ key }),
  query: z.strictObject({
    ...entryQuestion,
    /** Keys of number fields, parted by commas. */
    sums: z.string().max(1000).default(''),
  }),
  output: z.strictObject({ count: z.number(), sums: z.record(z.string(), decimal) }),
  status: 200,
  failures: ['unknown-ledger', 'unknown-org', 'unknown-field', 'wrong-value', 'not-permitted'],
})
