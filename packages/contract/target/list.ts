import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, key, pageOf, pageQuery, periodKey } from '../words.ts'
import { targetSchema } from './target.ts'

export const listTargets = defineEndpoint({
  name: 'target/list',
  method: 'get',
  path: '/api/targets',
  summary: '各级下达的目标，各版本都在，新的在前',
  access: 'business',
  query: z.strictObject({ indicator: key.optional(), org: id.optional(), period: periodKey.optional(), ...pageQuery }),
  output: pageOf(targetSchema),
  status: 200,
  failures: [],
})
