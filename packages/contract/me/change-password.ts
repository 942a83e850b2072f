import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'

export const changePassword = defineEndpoint({
  name: 'me/change-password',
  method: 'post',
  path: '/api/me/password',
  summary: '修改我的密码；其他登录随即结束',
  access: 'signed-in',
  body: z.strictObject({ current: z.string().min(1).max(200), next: z.string().min(1).max(200) }),
  status: 204,
  failures: ['wrong-sign-in', 'locked', 'weak-password'],
})
