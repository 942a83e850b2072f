import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'

export const unlockAccount = defineEndpoint({
  name: 'account/unlock',
  method: 'post',
  path: '/api/accounts/{person}/unlock',
  summary: '解锁账号',
  access: 'system-admin',
  params: z.strictObject({ person: id }),
  status: 204,
  failures: ['unknown-person'],
})
