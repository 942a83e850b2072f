import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, pageOf, pageQuery } from '../words.ts'
import { supervisionSchema } from './supervision.ts'

export const listSupervisions = defineEndpoint({
  name: 'supervision/list',
  method: 'get',
  path: '/api/supervisions',
  summary: '督办单、约谈和表扬，新的在前',
  access: 'business',
  query: z.strictObject({
    /** With all offices below it. */
    org: id.optional(),
    /** Those addressed to the caller, wherever they lie. */
    mine: z.enum(['yes']).optional(),
    /** Only those that wait for something. */
    open: z.enum(['yes']).optional(),
    ...pageQuery,
  }),
  output: pageOf(supervisionSchema.extend({ taskTitle: z.string() })),
  status: 200,
  failures: ['unknown-org'],
})
