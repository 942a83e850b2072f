import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'
import { yearSchema } from './year.ts'

export const showYear = defineEndpoint({
  name: 'year/show',
  method: 'get',
  path: '/api/years/{id}',
  summary: '一份年度设置建议，逐条写着依据和确认情况',
  access: 'business',
  params: z.strictObject({ id }),
  output: yearSchema,
  status: 200,
  failures: ['unknown-proposal'],
})
