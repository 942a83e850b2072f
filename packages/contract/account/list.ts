import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'

export const listAccounts = defineEndpoint({
  name: 'account/list',
  method: 'get',
  path: '/api/accounts',
  summary: '全部账号',
  access: 'system-admin',
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        person: id,
        signInName: z.string(),
        locked: z.boolean(),
        disabled: z.boolean(),
        passwordMustChange: z.boolean(),
        secondFactor: z.boolean(),
      }),
    ),
  }),
  status: 200,
  failures: [],
})
