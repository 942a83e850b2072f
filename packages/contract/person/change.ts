import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'
import { personSchema } from './list.ts'

export const changePerson = defineEndpoint({
  name: 'person/change',
  method: 'post',
  path: '/api/people/{id}',
  summary: '修改一个人的姓名、单位、职务',
  access: 'system-admin',
  params: z.strictObject({ id }),
  body: z.strictObject({
    name: z.string().trim().min(1).max(50).optional(),
    org: id.optional(),
    post: z.string().trim().max(100).optional(),
  }),
  output: z.strictObject({ person: personSchema }),
  status: 200,
  failures: ['unknown-person', 'unknown-org'],
})
