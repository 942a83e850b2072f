import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, moment } from '../words.ts'
import { reportMove, reportState } from './report.ts'

export const showReportHistory = defineEndpoint({
  name: 'report/history',
  method: 'get',
  path: '/api/reports/{id}/history',
  summary: '一份材料的经过：谁起草、改动、退回、签发，各在历史链的什么位置',
  access: 'business',
  params: z.strictObject({ id }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        version: z.number(),
        what: z.enum(['created', 'saved', 'moved']),
        move: reportMove.nullable(),
        from: reportState.nullable(),
        to: reportState,
        reason: z.string(),
        /** Of a save: the blocks that were added, changed and taken away, by their ids. */
        blocks: z.strictObject({ added: z.number(), changed: z.number(), removed: z.number() }).nullable(),
        by: id,
        at: moment,
        /** Its place in the jurisdiction's chain, and the SM3 value there. */
        seq: z.number(),
        hash: z.string(),
      }),
    ),
  }),
  status: 200,
  failures: ['unknown-report'],
})
