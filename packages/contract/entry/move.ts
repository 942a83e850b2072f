import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { stepFailures } from '../failure.ts'
import { day, hash, id, key, reason, version } from '../words.ts'
import { entrySchema, fieldValuesSchema } from './entry.ts'

export const moveEntry = defineEndpoint({
  name: 'entry/move',
  method: 'post',
  path: '/api/entries/{id}/move',
  summary: '办理：使记录进入下一环节',
  access: 'business',
  params: z.strictObject({ id }),
  body: z.strictObject({
    version,
    move: key,
    values: fieldValuesSchema.default({}),
    evidence: z.array(hash).max(50).default([]),
    reason: reason.default(''),
    on: day.optional(),
  }),
  output: z.strictObject({ entry: entrySchema }),
  status: 200,
  failures: [...stepFailures['move-entry'], 'key-reused'],
})
