import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { day, id, moment } from '../words.ts'
import { entrySchema } from './entry.ts'

export const listRecentChanges = defineEndpoint({
  name: 'entry/recent',
  method: 'get',
  path: '/api/recent-changes',
  summary: '最近的变动：可见单位的记录，从新到旧，一条记录只列最后一次',
  access: 'business',
  query: z.strictObject({ most: z.coerce.number().int().min(1).max(100).default(20) }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        entry: entrySchema,
        kind: z.enum(['created', 'edited', 'moved', 'repeated', 'deleted']),
        /** The key of the move; null where it is none. */
        move: z.string().nullable(),
        by: id,
        at: moment,
        on: day,
      }),
    ),
  }),
  status: 200,
  failures: [],
})
