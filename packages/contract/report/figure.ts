import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { indicatorSchema } from '../indicator/indicator.ts'
import { figureKeySchema } from '../indicator/slice.ts'
import { id, pageQuery } from '../words.ts'
import { evaluatedLinkSchema, knownFigureSchema } from './report.ts'

export const showReportFigure = defineEndpoint({
  name: 'report/figure',
  method: 'get',
  path: '/api/reports/{id}/figures/{link}',
  summary: '材料里的一个数从哪里来：取了哪些指标值、口径，签发的附当时的记录',
  access: 'business',
  params: z.strictObject({ id, link: z.string().max(1000) }),
  query: z.strictObject({ most: pageQuery.most }),
  output: z.strictObject({
    figure: evaluatedLinkSchema,
    takes: z.array(
      z.strictObject({
        key: figureKeySchema,
        /** 排查隐患数（2024年，云溪镇，其中：敬老院） */
        title: z.string(),
        /** The indicator with its card; null where it is gone. Its entries are asked for by indicator/trace with the key. */
        indicator: indicatorSchema.nullable(),
        now: knownFigureSchema,
        /** Of a signed report: what it was, and the entries that made it. */
        frozen: z
          .strictObject({
            figure: knownFigureSchema,
            /** The first of those that the caller may see: where each stands among all, what it is called, whether it was deleted since. */
            entries: z.array(z.strictObject({ id, number: z.number(), title: z.string(), deleted: z.boolean() })),
            readable: z.number(),
            /** Those that the caller may not see are counted alone. */
            hidden: z.number(),
          })
          .nullable(),
      }),
    ),
  }),
  status: 200,
  failures: ['unknown-report', 'not-found'],
})
