import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { decimal, id, key, periodKey } from '../words.ts'

export const showIndicatorParts = defineEndpoint({
  name: 'indicator/parts',
  method: 'get',
  path: '/api/indicators/{key}/parts',
  summary: '一个指标按一个维度拆开的值，按字段自己的顺序',
  access: 'business',
  params: z.strictObject({ key }),
  query: z.strictObject({ org: id, period: periodKey, by: key }),
  output: z.strictObject({
    field: key,
    label: z.string(),
    items: z.array(
      z.strictObject({
        /** As `is` of a slice takes it; '' for what is not filled. */
        value: z.string(),
        /** In words: an office's or a person's name in place of its id. */
        label: z.string(),
        amount: decimal.nullable(),
      }),
    ),
  }),
  status: 200,
  failures: ['unknown-indicator', 'unknown-org', 'unknown-field', 'wrong-value', 'not-permitted'],
})
