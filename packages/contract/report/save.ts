import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, version } from '../words.ts'
import { blocksSchema } from './block.ts'
import { shownReportSchema } from './report.ts'

/** Of a stale save the answer carries the version that was seen and the report as it is now, so that nothing is lost. */
export const saveReport = defineEndpoint({
  name: 'report/save',
  method: 'post',
  path: '/api/reports/{id}',
  summary: '保存正文；别人先改过的不覆盖，两份都给出',
  access: 'business',
  params: z.strictObject({ id }),
  body: z.strictObject({ version, title: z.string().trim().min(1).max(200), blocks: blocksSchema }),
  output: shownReportSchema,
  status: 200,
  failures: ['unknown-report', 'not-permitted', 'stale-version', 'move-not-allowed', 'wrong-value', 'key-reused'],
})
