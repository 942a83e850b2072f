import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, periodKey } from '../words.ts'
import { indicatorValueSchema } from './indicator.ts'

export const listIndicatorValues = defineEndpoint({
  name: 'indicator/values',
  method: 'get',
  path: '/api/indicator-values',
  summary: '一个单位（含下级）、一个期间的全部指标，附上年同期',
  access: 'business',
  query: z.strictObject({ org: id, period: periodKey }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        value: indicatorValueSchema,
        /** The same period a year earlier; null where the calendar has none, or the ledgers were not kept yet. */
        yearBefore: indicatorValueSchema.nullable(),
      }),
    ),
  }),
  status: 200,
  failures: ['unknown-org', 'wrong-value', 'not-permitted'],
})
