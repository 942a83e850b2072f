import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { moment, pageOf, pageQuery } from '../words.ts'

export const listAccessRecords = defineEndpoint({
  name: 'access-record/list',
  method: 'get',
  path: '/api/access-records',
  summary: '访问记录：登录、读取受保护字段、账号和权限的变动，从新到旧',
  access: 'audit-admin',
  query: z.strictObject(pageQuery),
  output: pageOf(
    z.strictObject({
      id: z.string(),
      at: moment,
      person: z.string().nullable(),
      event: z.string(),
      subject: z.string(),
      succeeded: z.boolean(),
      address: z.string(),
      requestId: z.string(),
    }),
  ),
  status: 200,
  failures: [],
})
