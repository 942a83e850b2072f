import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { indicatorSchema } from '../indicator/indicator.ts'
import { ledgerSchema } from '../ledger/definition.ts'
import { decimal, key } from '../words.ts'
import { additionSchema, packSummarySchema } from './pack.ts'

/** `06-30` */
const dayOfYear = z.string()

export const showPack = defineEndpoint({
  name: 'pack/show',
  method: 'get',
  path: '/api/packs/{id}',
  summary: '一个行业包里有什么，本地在它上面加了什么',
  access: 'member',
  params: z.strictObject({ id: key }),
  output: packSummarySchema.extend({
    ledgers: z.array(ledgerSchema),
    indicators: z.array(indicatorSchema),
    duties: z.array(z.strictObject({ key, title: z.string(), roster: key, every: z.string(), times: z.number() })),
    auditRules: z.array(z.strictObject({ key, title: z.string(), severity: z.string() })),
    tieRoles: z.array(z.strictObject({ role: z.string(), roster: key.nullable(), most: z.number().optional() })),
    taskTemplates: z.array(
      z.strictObject({
        key,
        title: z.string(),
        dueOn: dayOfYear,
        measuredBy: z.strictObject({ indicator: key, op: z.enum(['>=', '<=']), usual: decimal.optional() }).optional(),
        milestones: z.array(z.strictObject({ title: z.string(), dueOn: dayOfYear })).optional(),
        knownBy: z.array(z.string()),
      }),
    ),
    outlines: z.array(
      z.strictObject({
        kind: z.enum(['annual', 'monthly', 'weekly']),
        title: z.string(),
        headings: z.array(z.string()),
      }),
    ),
    additions: z.array(additionSchema),
  }),
  status: 200,
  failures: ['unknown-pack'],
})
