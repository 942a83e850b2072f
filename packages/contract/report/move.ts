import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, reason, version } from '../words.ts'
import { reportMove, shownReportSchema } from './report.ts'

export const moveReport = defineEndpoint({
  name: 'report/move',
  method: 'post',
  path: '/api/reports/{id}/move',
  summary: '送审、撤回、退回、审核通过、签发',
  access: 'business',
  params: z.strictObject({ id }),
  body: z.strictObject({ version, move: reportMove, reason: reason.default('') }),
  output: shownReportSchema,
  status: 200,
  failures: [
    'unknown-report',
    'not-permitted',
    'stale-version',
    'move-not-allowed',
    'needs-reason',
    'needs-another-person',
    'pending-figures',
    'key-reused',
  ],
})
