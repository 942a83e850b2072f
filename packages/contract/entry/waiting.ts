import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { key } from '../words.ts'
import { entrySchema } from './entry.ts'

export const listWaiting = defineEndpoint({
  name: 'entry/waiting',
  method: 'get',
  path: '/api/waiting',
  summary: '等我办的：我能办理下一步的记录，按台账和环节汇总，逾期的在前',
  access: 'business',
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        ledger: key,
        title: z.string(),
        state: key,
        stateTitle: z.string(),
        /** What the moves from there are called that the caller may make. */
        moves: z.array(z.string()),
        count: z.number(),
        /** How many of them are past their deadline. */
        late: z.number(),
        /** The five that wait longest. */
        entries: z.array(entrySchema),
      }),
    ),
  }),
  status: 200,
  failures: [],
})
