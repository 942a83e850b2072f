import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'
import { historyRowSchema } from './entry.ts'

export const showEntryHistory = defineEndpoint({
  name: 'entry/history',
  method: 'get',
  path: '/api/entries/{id}/history',
  summary: '一条记录的全部改动，从第一次起',
  access: 'business',
  params: z.strictObject({ id }),
  output: z.strictObject({ items: z.array(historyRowSchema) }),
  status: 200,
  failures: ['unknown-entry'],
})
