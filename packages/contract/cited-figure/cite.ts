import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { taskStepFailures } from '../failure.ts'
import { citedFigureSchema } from './cited-figure.ts'

export const citeFigure = defineEndpoint({
  name: 'cited-figure/cite',
  method: 'post',
  path: '/api/cited-figures',
  summary: '引用一个数，写明出自哪份文件；后引的代替先引的',
  access: 'business',
  body: citedFigureSchema,
  output: z.strictObject({ figure: citedFigureSchema }),
  status: 201,
  failures: [...taskStepFailures['cite-figure'], 'key-reused'],
})
