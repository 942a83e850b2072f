import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { meSchema } from './session.ts'

export const signIn = defineEndpoint({
  name: 'session/sign-in',
  method: 'post',
  path: '/api/session',
  summary: '登录',
  access: 'open',
  body: z.strictObject({
    /** Left out where the installation has one jurisdiction. */
    tenant: z.string().min(1).max(64).optional(),
    name: z.string().min(1).max(100),
    password: z.string().min(1).max(200),
    /** The six digits of the second factor, for who turned it on. */
    code: z.string().max(10).optional(),
  }),
  output: meSchema,
  status: 200,
  failures: ['wrong-sign-in', 'locked', 'second-factor-needed', 'wrong-second-factor'],
})
