import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'

export const verifyHistory = defineEndpoint({
  name: 'history/verify',
  method: 'get',
  path: '/api/history/verification',
  summary: '从第一条起重算历史链：看了多少条，哪里对不上',
  access: 'audit-admin',
  output: z.strictObject({
    lookedAt: z.number(),
    /** How many records are wrong. */
    wrong: z.number(),
    /** The first few, in words. */
    mistakes: z.array(z.string()),
    seq: z.number(),
    hash: z.string(),
  }),
  status: 200,
  failures: [],
})
