import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { day, id, version } from '../words.ts'
import { indicatorChangeSchema, taskChangeSchema, verdict, yearSchema } from './year.ts'

export const decideYear = defineEndpoint({
  name: 'year/decide',
  method: 'post',
  path: '/api/years/{id}/decide',
  summary: '逐条采纳、修改、舍弃；有把握的可一次采纳；回答先要回答的问题',
  access: 'business',
  params: z.strictObject({ id }),
  body: z.strictObject({
    version,
    /** Questions that are answered: go on all the same. */
    goOn: z.array(z.enum(['another-year', 'another-office', 'no-headings', 'no-plan'])).default([]),
    /** Accepts every open line of high confidence, or every open line. Lines named below are not touched by it. */
    accept: z.enum(['sure', 'all']).optional(),
    outline: verdict.optional(),
    indicators: z
      .array(z.strictObject({ id: z.string(), verdict: verdict.optional(), change: indicatorChangeSchema.optional() }))
      .max(5000)
      .default([]),
    tasks: z
      .array(z.strictObject({ id: z.string(), verdict: verdict.optional(), change: taskChangeSchema.optional() }))
      .max(5000)
      .default([]),
    problems: z
      .array(
        z.strictObject({
          id: z.string(),
          verdict: verdict.optional(),
          change: z.strictObject({ deadline: day.optional(), owner: id.optional() }).optional(),
        }),
      )
      .max(5000)
      .default([]),
  }),
  output: yearSchema,
  status: 200,
  failures: [
    'unknown-proposal',
    'not-permitted',
    'stale-version',
    'not-found',
    'wrong-value',
    'unknown-indicator',
    'unknown-person',
    'units-disagree',
  ],
})
