import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { entrySchema } from '../entry/entry.ts'
import { day, decimal, id, key, pageQuery, periodKey } from '../words.ts'
import { indicatorValueSchema } from './indicator.ts'
import { sliceQuery } from './slice.ts'

/** What stands directly under a value; the parts of a formula are traced by asking for each. */
export const traceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('entries'),
    count: z.number(),
    /** A page of the entries that the caller may see, each with how often it counts. */
    items: z.array(z.strictObject({ entry: entrySchema, times: z.number() })),
    next: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('formula'), formula: z.string(), parts: z.array(indicatorValueSchema) }),
  z.strictObject({
    kind: z.literal('reported'),
    by: z.string(),
    note: z.string(),
    status: z.enum(['reported', 'approved', 'accepted']),
  }),
  z.strictObject({
    kind: z.literal('cited'),
    figure: z.strictObject({
      indicator: key,
      org: id,
      period: periodKey,
      value: decimal,
      document: z.string(),
      dated: day,
      scope: z.string(),
      direction: z.enum(['ascending', 'descending']).optional(),
    }),
  }),
  /** No entries of that time: what last year's report said, in its words. */
  z.strictObject({ kind: z.literal('baseline'), document: z.string(), words: z.string() }),
  z.strictObject({ kind: z.literal('nothing') }),
])

export const traceIndicator = defineEndpoint({
  name: 'indicator/trace',
  method: 'get',
  path: '/api/indicators/{key}/trace',
  summary: '一个指标值从哪里来：逐条到记录',
  access: 'business',
  params: z.strictObject({ key }),
  query: z.strictObject({ org: id, period: periodKey, ...sliceQuery, ...pageQuery }),
  output: z.strictObject({ value: indicatorValueSchema, trace: traceSchema }),
  status: 200,
  failures: ['unknown-indicator', 'unknown-org', 'wrong-value', 'not-permitted'],
})
