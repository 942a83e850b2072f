import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'

export const showHistoryHead = defineEndpoint({
  name: 'history/head',
  method: 'get',
  path: '/api/history/head',
  summary: '历史链的末端：条数和最后的SM3值，供留存比对',
  access: 'audit-admin',
  output: z.strictObject({ seq: z.number(), hash: z.string() }),
  status: 200,
  failures: [],
})
