import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { stepFailures } from '../failure.ts'
import { id, reason, version } from '../words.ts'

export const deleteEntry = defineEndpoint({
  name: 'entry/delete',
  method: 'post',
  path: '/api/entries/{id}/delete',
  summary: '删除一条记录；历史保留',
  access: 'business',
  params: z.strictObject({ id }),
  body: z.strictObject({ version, reason }),
  status: 204,
  failures: [...stepFailures['delete-entry'], 'key-reused'],
})
