import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, key, periodKey } from '../words.ts'
import { reportKind, reportSchema } from './report.ts'

export const createReport = defineEndpoint({
  name: 'report/create',
  method: 'post',
  path: '/api/reports',
  summary: '起草一份材料：按行业包的提纲、按上年报告的提纲、结转一份已有材料，或从空白开始',
  access: 'business',
  body: z.strictObject({
    org: id,
    kind: reportKind,
    period: periodKey,
    /** Made from the office, the period and the kind where it is left out. */
    title: z.string().trim().min(1).max(200).optional(),
    from: z.discriminatedUnion('from', [
      z.strictObject({ from: z.literal('pack'), pack: key }),
      z.strictObject({ from: z.literal('year'), proposal: id }),
      z.strictObject({ from: z.literal('report'), report: id }),
      z.strictObject({ from: z.literal('empty') }),
    ]),
  }),
  output: z.strictObject({
    report: reportSchema,
    /** Of a report rolled forward: what stands in it from the old period and has to be looked at. */
    doubts: z
      .array(
        z.strictObject({
          block: z.string(),
          cell: z.strictObject({ row: z.number(), column: z.number() }).nullable(),
          /** Which piece of the content, and where in its text. */
          inline: z.number(),
          start: z.number(),
          end: z.number(),
          text: z.string(),
          /** A day of the old period, or a number that was typed then. */
          why: z.enum(['date', 'typed-number']),
        }),
      )
      .optional(),
  }),
  status: 201,
  failures: [
    'unknown-org',
    'not-permitted',
    'wrong-value',
    'unknown-pack',
    'unknown-proposal',
    'unknown-report',
    'duplicate-key',
    'key-reused',
  ],
})
