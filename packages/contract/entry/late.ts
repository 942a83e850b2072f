import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { day, id, key, pageOf, pageQuery } from '../words.ts'
import { entrySchema } from './entry.ts'

export const listLateEntries = defineEndpoint({
  name: 'entry/late',
  method: 'get',
  path: '/api/late',
  summary: '逾期的记录：超过环节时限或全过程时限的，逾期久的在前',
  access: 'business',
  query: z.strictObject({
    ledger: key.optional(),
    /** With all offices below it. */
    org: id.optional(),
    ...pageQuery,
  }),
  output: pageOf(
    z.strictObject({
      entry: entrySchema,
      /** The limit that is past, and the last day that was in time. */
      limit: z.string(),
      dueOn: day,
      /** The rule that sets it; null where the ledger does so itself. */
      basis: z.string().nullable(),
      daysLate: z.number(),
    }),
  ).extend({ total: z.number() }),
  status: 200,
  failures: ['unknown-ledger', 'unknown-org'],
})
