import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { day, id, key, pageQuery } from '../words.ts'

export const listUnassigned = defineEndpoint({
  name: 'assignment/unassigned',
  method: 'get',
  path: '/api/assignments/unassigned',
  summary: '名册里某一天没有人负责的对象',
  access: 'business',
  query: z.strictObject({
    roster: key,
    role: z.string().min(1).max(100),
    /** With all offices below it. */
    org: id,
    /** Today where left out. */
    on: day.optional(),
    ...pageQuery,
  }),
  output: z.strictObject({
    /** How many there are, on all pages. */
    total: z.number(),
    items: z.array(id),
    next: z.string().nullable(),
  }),
  status: 200,
  failures: ['unknown-ledger', 'unknown-org', 'not-permitted', 'wrong-value'],
})
