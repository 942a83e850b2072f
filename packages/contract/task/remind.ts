import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'

export const listReminders = defineEndpoint({
  name: 'task/remind',
  method: 'get',
  path: '/api/reminders',
  summary: '今天该催办的任务和督办单：临期、逾期、久无进展、待审、该约谈',
  access: 'business',
  query: z.strictObject({
    /** With all offices below it. */
    org: id.optional(),
  }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        task: id,
        /** The sheet over the task that it is about; null where it is about the task itself. */
        sheet: id.nullable(),
        to: id,
        kind: z.enum(['near', 'late', 'no-progress', 'reply-near', 'reply-late', 'verdict', 'talk']),
        words: z.string(),
      }),
    ),
  }),
  status: 200,
  failures: ['unknown-org'],
})
