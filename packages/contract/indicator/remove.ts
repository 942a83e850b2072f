import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { key, reason } from '../words.ts'

export const removeIndicator = defineEndpoint({
  name: 'indicator/remove',
  method: 'post',
  path: '/api/indicators/{key}/remove',
  summary: '删去自定指标；仍有材料、目标、任务或数引用它的不能删，逐项列出',
  access: 'business',
  params: z.strictObject({ key }),
  body: z.strictObject({ reason }),
  status: 204,
  failures: ['unknown-indicator', 'not-permitted', 'needs-reason', 'still-referred-to'],
})
