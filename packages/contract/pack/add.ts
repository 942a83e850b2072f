import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, key, moment } from '../words.ts'
import { packOutcomeSchema } from './pack.ts'

/** The office's whole addition to the pack; the one before is replaced. */
export const addToPack = defineEndpoint({
  name: 'pack/add',
  method: 'post',
  path: '/api/packs/{id}/additions',
  summary: '本单位在行业包上加字段、环节和指标，或修改所加的；写错的按名称和位置逐条指出',
  access: 'business',
  params: z.strictObject({ id: key }),
  /** `addition`: as packages/packs describes it. */
  body: z.strictObject({
    org: id,
    addition: z.record(z.string(), z.unknown()),
    /** When the addition was put from which this one was made, null where there was none: what came since is not written over. */
    over: moment.nullable().optional(),
  }),
  output: packOutcomeSchema,
  status: 200,
  failures: [
    'unknown-pack',
    'unknown-org',
    'not-permitted',
    'pack-broken',
    'duplicate-key',
    'still-referred-to',
    'stale-version',
  ],
})
