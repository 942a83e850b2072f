import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, key, pageOf, pageQuery, periodKey } from '../words.ts'
import { citedFigureSchema } from './cited-figure.ts'

export const listCitedFigures = defineEndpoint({
  name: 'cited-figure/list',
  method: 'get',
  path: '/api/cited-figures',
  summary: '引用数和它出自的文件，新的在前',
  access: 'business',
  query: z.strictObject({ indicator: key.optional(), org: id.optional(), period: periodKey.optional(), ...pageQuery }),
  output: pageOf(citedFigureSchema),
  status: 200,
  failures: [],
})
