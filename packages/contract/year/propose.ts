import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'
import { yearSchema } from './year.ts'

/** The same report again for the same office and year gives the same proposal, with what was decided about it. */
export const proposeYear = defineEndpoint({
  name: 'year/propose',
  method: 'post',
  path: '/api/years',
  summary: '上传上年报告（请求体就是文件），读出指标、任务和提纲的建议；确认之前什么都不建',
  access: 'business',
  query: z.strictObject({
    org: id,
    /** The year to be set up. */
    year: z.coerce.number().int().min(1950).max(2200),
    /** The file's name. */
    name: z.string().trim().min(1).max(200),
  }),
  upload: true,
  output: yearSchema,
  status: 201,
  failures: ['unknown-org', 'not-permitted', 'unreadable-document', 'too-large'],
})
