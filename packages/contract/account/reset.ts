import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'

export const resetAccount = defineEndpoint({
  name: 'account/reset',
  method: 'post',
  path: '/api/accounts/{person}/reset',
  summary: '重置密码：给出新的一次性密码，解锁，关闭动态口令，结束全部登录',
  access: 'system-admin',
  params: z.strictObject({ person: id }),
  output: z.strictObject({ oneTimePassword: z.string() }),
  status: 200,
  failures: ['unknown-person'],
})
