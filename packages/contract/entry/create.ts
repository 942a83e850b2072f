import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { stepFailures } from '../failure.ts'
import { id, key } from '../words.ts'
import { entrySchema, fieldValuesSchema } from './entry.ts'

export const createEntry = defineEndpoint({
  name: 'entry/create',
  method: 'post',
  path: '/api/entries',
  summary: '录入一条记录',
  access: 'business',
  body: z.strictObject({ ledger: key, org: id, values: fieldValuesSchema }),
  output: z.strictObject({
    entry: entrySchema,
    /** The same matter was closed a short while ago: the old entry was opened again, and this is it. */
    reopened: z.boolean(),
  }),
  status: 201,
  failures: [...stepFailures['create-entry'], 'key-reused'],
})
