import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'
import { fieldValuesSchema } from './entry.ts'

export const revealEntry = defineEndpoint({
  name: 'entry/reveal',
  method: 'post',
  path: '/api/entries/{id}/reveal',
  summary: '读取受保护字段的全文；读取留痕',
  access: 'business',
  params: z.strictObject({ id }),
  output: z.strictObject({ values: fieldValuesSchema }),
  status: 200,
  failures: ['unknown-entry', 'not-permitted'],
})
