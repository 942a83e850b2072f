import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, key } from '../words.ts'
import { indicatorSchema } from './indicator.ts'

/** An indicator of an office's own. The same key again changes it, as far as figures entered under it allow; the rollups are counted anew. */
export const defineIndicator = defineEndpoint({
  name: 'indicator/define',
  method: 'post',
  path: '/api/indicators',
  summary: '本单位自定指标，或修改自定的指标',
  access: 'business',
  body: z.strictObject({
    org: id,
    /** Lower-case letters, digits, dots and hyphens; one is made where it is left out. */
    key: key.optional(),
    indicator: z.record(z.string(), z.unknown()),
  }),
  output: z.strictObject({ indicator: indicatorSchema }),
  status: 201,
  failures: ['unknown-org', 'not-permitted', 'duplicate-key', 'still-referred-to', 'wrong-value'],
})
