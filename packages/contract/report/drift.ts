import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { figureKeySchema } from '../indicator/slice.ts'
import { id } from '../words.ts'

export const showReportDrift = defineEndpoint({
  name: 'report/drift',
  method: 'get',
  path: '/api/reports/{id}/drift',
  summary: '签发之后台账变了的数：签发时是多少，现在是多少',
  access: 'business',
  params: z.strictObject({ id }),
  output: z.strictObject({
    /** How many frozen figures were counted again. */
    lookedAt: z.number(),
    items: z.array(
      z.strictObject({
        link: z.string(),
        was: z.string(),
        is: z.string(),
        key: figureKeySchema,
        title: z.string(),
      }),
    ),
  }),
  status: 200,
  /** `move-not-allowed`: it is not signed yet. */
  failures: ['unknown-report', 'move-not-allowed'],
})
