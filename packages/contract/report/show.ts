import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'
import { shownReportSchema } from './report.ts'

export const showReport = defineEndpoint({
  name: 'report/show',
  method: 'get',
  path: '/api/reports/{id}',
  summary: '一份材料：正文、每个数现在的值、待补的数、能办什么；已签发的按签发时的数',
  access: 'business',
  params: z.strictObject({ id }),
  output: shownReportSchema,
  status: 200,
  failures: ['unknown-report'],
})
