import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { day, id, key, pageOf, pageQuery } from '../words.ts'
import { entrySchema } from './entry.ts'

export const listStatusDifferences = defineEndpoint({
  name: 'entry/differences',
  method: 'get',
  path: '/api/differences',
  summary: '与上级或平台状态不一致的记录：对方是什么状态、何时查的，我们是什么环节',
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
      field: key,
      /** Theirs, from whom, and as of when. */
      status: z.string(),
      source: z.string(),
      asOf: day,
      /** Ours. */
      state: key,
      /** Ours changed after theirs was looked up: theirs may only be older. */
      isOlder: z.boolean(),
    }),
  ),
  status: 200,
  failures: ['unknown-ledger', 'unknown-org'],
})
