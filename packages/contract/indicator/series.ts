import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, key } from '../words.ts'
import { indicatorValueSchema } from './indicator.ts'
import { sliceQuery } from './slice.ts'

export const showIndicatorSeries = defineEndpoint({
  name: 'indicator/series',
  method: 'get',
  path: '/api/indicators/{key}/series',
  summary: '一个指标在若干期间的值',
  access: 'business',
  params: z.strictObject({ key }),
  query: z.strictObject({
    org: id,
    /** Keys of up to 60 periods, parted by commas: 2024-01,2024-02 */
    periods: z.string().min(4).max(2000),
    ...sliceQuery,
  }),
  output: z.strictObject({ items: z.array(indicatorValueSchema) }),
  status: 200,
  failures: ['unknown-indicator', 'unknown-org', 'wrong-value', 'not-permitted'],
})
