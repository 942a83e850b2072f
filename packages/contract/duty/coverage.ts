import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { decimal, id, key, periodKey } from '../words.ts'

export const showCoverage = defineEndpoint({
  name: 'duty/coverage',
  method: 'get',
  path: '/api/duties/{key}/coverage',
  summary: '应办事项的覆盖率，和还没有办到的对象',
  access: 'business',
  params: z.strictObject({ key }),
  query: z.strictObject({
    /** With all offices below it. */
    org: id,
    /** A period of the duty's own kind. */
    period: periodKey,
  }),
  output: z.strictObject({
    period: periodKey,
    due: z.number(),
    done: z.number(),
    exempt: z.number(),
    /** Percent to one decimal; null where nothing is due. */
    rate: decimal.nullable(),
    /** The members of the roster for whom it was not done often enough. */
    missing: z.array(z.strictObject({ member: id, times: z.number() })),
  }),
  status: 200,
  failures: ['not-found', 'unknown-org', 'not-permitted', 'wrong-value'],
})
