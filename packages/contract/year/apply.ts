import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, version } from '../words.ts'
import { yearSchema } from './year.ts'

const count = z.strictObject({ created: z.number(), updated: z.number(), unchanged: z.number() })

/** All in one transaction. Applying again updates what was accepted since and never makes a thing twice. */
export const applyYear = defineEndpoint({
  name: 'year/apply',
  method: 'post',
  path: '/api/years/{id}/apply',
  summary:
    '把采纳的各条建成指标、基数、目标、任务和年度报告草稿；再做一次只更新，不重复；舍弃了的条目，其任务写明理由终止',
  access: 'business',
  params: z.strictObject({ id }),
  body: z.strictObject({
    version,
    /** Answers for tasks of which nobody else is named; the caller where left out. */
    owner: id.optional(),
  }),
  output: z.strictObject({
    year: yearSchema,
    indicators: count,
    baselines: count,
    targets: count,
    /** `ended`: those whose line is no longer in the plan. */
    tasks: count.extend({ ended: z.number() }),
    report: z.enum(['created', 'unchanged']).nullable(),
  }),
  status: 200,
  failures: [
    'unknown-proposal',
    'not-permitted',
    'stale-version',
    'questions-open',
    'unknown-indicator',
    'unknown-person',
    'wrong-value',
    'missing-field',
    'units-disagree',
    'key-reused',
  ],
})
