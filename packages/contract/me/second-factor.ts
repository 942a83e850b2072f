import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'

/** The secret for an authenticator; it counts from when a code of it was confirmed. */
export const beginSecondFactor = defineEndpoint({
  name: 'me/begin-second-factor',
  method: 'post',
  path: '/api/me/second-factor',
  summary: '开启动态口令：取得密钥',
  access: 'member',
  body: z.strictObject({ password: z.string().min(1).max(200) }),
  output: z.strictObject({ secret: z.string(), address: z.string() }),
  status: 200,
  failures: ['wrong-sign-in', 'locked'],
})

export const confirmSecondFactor = defineEndpoint({
  name: 'me/confirm-second-factor',
  method: 'post',
  path: '/api/me/second-factor/confirm',
  summary: '开启动态口令：输入一次六位数字',
  access: 'member',
  body: z.strictObject({ code: z.string().max(10) }),
  status: 204,
  failures: ['wrong-second-factor', 'not-found'],
})

export const removeSecondFactor = defineEndpoint({
  name: 'me/remove-second-factor',
  method: 'post',
  path: '/api/me/second-factor/remove',
  summary: '关闭动态口令',
  access: 'member',
  body: z.strictObject({ password: z.string().min(1).max(200), code: z.string().max(10) }),
  status: 204,
  failures: ['wrong-sign-in', 'locked', 'wrong-second-factor', 'not-found'],
})
