import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { stepFailures } from '../failure.ts'
import { id, reason, version } from '../words.ts'
import { entrySchema, fieldValuesSchema } from './entry.ts'

export const editEntry = defineEndpoint({
  name: 'entry/edit',
  method: 'post',
  path: '/api/entries/{id}/edit',
  summary: '修改一条记录；只送要改的字段，null清空',
  access: 'business',
  params: z.strictObject({ id }),
  body: z.strictObject({ version, values: fieldValuesSchema, reason: reason.default('') }),
  output: z.strictObject({ entry: entrySchema }),
  status: 200,
  failures: [...stepFailures['edit-entry'], 'key-reused'],
})
