import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { signInName } from '../person/create.ts'
import { id } from '../words.ts'

export const openAccount = defineEndpoint({
  name: 'account/open',
  method: 'post',
  path: '/api/accounts/{person}/open',
  summary: '为已在名录里的人开账号，给出一次性密码',
  access: 'system-admin',
  params: z.strictObject({ person: id }),
  body: z.strictObject({ signInName }),
  /** Shown this once, to be changed at the first sign-in. */
  output: z.strictObject({ oneTimePassword: z.string() }),
  status: 201,
  failures: ['unknown-person', 'name-taken', 'duplicate-key'],
})
