import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'
import { fulfilmentSchema } from './report.ts'

export const showReportFulfilment = defineEndpoint({
  name: 'report/fulfilment',
  method: 'get',
  path: '/api/reports/{id}/fulfilment',
  summary: '上年承诺兑现表：材料的单位（含下级）在期间内的任务，各自办成了什么样',
  access: 'business',
  params: z.strictObject({ id }),
  output: z.strictObject({ items: z.array(fulfilmentSchema) }),
  status: 200,
  failures: ['unknown-report'],
})
