import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { day, id, pageOf, pageQuery } from '../words.ts'
import { tieSchema } from './assignment.ts'

export const listAssignments = defineEndpoint({
  name: 'assignment/list',
  method: 'get',
  path: '/api/assignments',
  summary: '责任包保：某一天谁对什么负责',
  access: 'business',
  query: z.strictObject({
    /** With all offices below it. */
    org: id.optional(),
    /** Lasting on this day; all terms where left out. */
    on: day.optional(),
    person: id.optional(),
    object: id.optional(),
    role: z.string().max(100).optional(),
    ...pageQuery,
  }),
  output: pageOf(tieSchema),
  status: 200,
  failures: ['unknown-org', 'wrong-value'],
})
