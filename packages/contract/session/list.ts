import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { moment } from '../words.ts'

export const sessionSchema = z.strictObject({
  id: z.string(),
  person: z.string(),
  startedAt: moment,
  seenAt: moment,
  /** The program that it was opened with, as it called itself. */
  agent: z.string(),
  address: z.string(),
  current: z.boolean(),
})

export const listSessions = defineEndpoint({
  name: 'session/list',
  method: 'get',
  path: '/api/sessions',
  summary: '我的登录：在哪里登录着',
  access: 'signed-in',
  output: z.strictObject({ items: z.array(sessionSchema) }),
  status: 200,
  failures: [],
})
