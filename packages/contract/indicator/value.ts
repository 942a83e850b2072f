import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { decimal, id, key, periodKey } from '../words.ts'
import { indicatorValueSchema } from './indicator.ts'
import { sliceQuery } from './slice.ts'

const comparison = z
  .strictObject({
    value: indicatorValueSchema,
    /** Now minus then; null where one of them is missing. */
    difference: decimal.nullable(),
    /** In percent of then, to one decimal; null where then is missing or not above 0, and for values that are percentages. */
    growth: decimal.nullable(),
  })
  .nullable()

export const showIndicatorValue = defineEndpoint({
  name: 'indicator/value',
  method: 'get',
  path: '/api/indicators/{key}/value',
  summary: '一个指标在一个单位（含下级）、一个期间的值，附同比和环比',
  access: 'business',
  params: z.strictObject({ key }),
  query: z.strictObject({ org: id, period: periodKey, ...sliceQuery }),
  output: z.strictObject({
    value: indicatorValueSchema,
    /** How many entries count; null where it is not over a ledger. */
    count: z.number().nullable(),
    /** 同比; null, like 环比, where the calendar has no such period or the ledgers were not kept yet. */
    yearBefore: comparison,
    /** 环比 */
    periodBefore: comparison,
  }),
  status: 200,
  failures: ['unknown-indicator', 'unknown-org', 'wrong-value', 'not-permitted'],
})
