import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'

export const disableAccount = defineEndpoint({
  name: 'account/disable',
  method: 'post',
  path: '/api/accounts/{person}/disable',
  summary: '停用或恢复账号；停用时结束全部登录',
  access: 'system-admin',
  params: z.strictObject({ person: id }),
  body: z.strictObject({ disabled: z.boolean() }),
  status: 204,
  failures: ['unknown-person', 'duties-apart'],
})
