import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'
import { personSchema } from './list.ts'

/** Names to sign in with: small letters, digits and . _ - */
export const signInName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9\p{Script=Han}][a-z0-9\p{Script=Han}._-]{1,49}$/u, '登录名用小写字母、数字、汉字和 . _ -，2至50个字')

export const createPerson = defineEndpoint({
  name: 'person/create',
  method: 'post',
  path: '/api/people',
  summary: '增加一个人；给了登录名的，同时开账号',
  access: 'system-admin',
  body: z.strictObject({
    name: z.string().trim().min(1).max(50),
    org: id,
    post: z.string().trim().max(100).default(''),
    signInName: signInName.optional(),
  }),
  output: z.strictObject({
    person: personSchema,
    /** Shown this once, to be changed at the first sign-in; null without an account. */
    oneTimePassword: z.string().nullable(),
  }),
  status: 201,
  failures: ['unknown-org', 'name-taken'],
})
