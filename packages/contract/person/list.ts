import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'

export const personSchema = z.strictObject({ id, name: z.string(), org: id, post: z.string() })

export const listPeople = defineEndpoint({
  name: 'person/list',
  method: 'get',
  path: '/api/people',
  summary: '人员名录；可只看一个单位及其下级',
  access: 'member',
  query: z.strictObject({ org: id.optional() }),
  output: z.strictObject({ items: z.array(personSchema) }),
  status: 200,
  failures: ['unknown-org'],
})
