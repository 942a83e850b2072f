import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'

export const endSession = defineEndpoint({
  name: 'session/end',
  method: 'delete',
  path: '/api/sessions/{id}',
  summary: '结束我的一处登录',
  access: 'signed-in',
  params: z.strictObject({ id }),
  status: 204,
  failures: ['not-found'],
})
