import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { decimal, id, key, periodKey } from '../words.ts'

const outcomeSchema = z.strictObject({
  rule: key,
  /** The value of the rule's template that this is about; empty where there is none. */
  of: z.string(),
  state: z.enum(['holds', 'broken', 'skipped']),
  severity: z.enum(['hard', 'soft']),
  left: decimal.nullable(),
  right: decimal.nullable(),
  message: z.string(),
})

const passedSchema = z.strictObject({
  rule: key,
  of: z.string(),
  org: id,
  period: periodKey,
  reason: z.string(),
  by: id,
})

export const showAuditOutcomes = defineEndpoint({
  name: 'audit-rule/outcomes',
  method: 'get',
  path: '/api/audit-rules/outcomes',
  summary: '一个单位（含下级）、一个期间的审核结果',
  access: 'business',
  query: z.strictObject({ org: id, period: periodKey }),
  output: z.strictObject({
    outcomes: z.array(outcomeSchema),
    passed: z.array(passedSchema),
    /** Broken hard rules, and soft ones that no reason passes. */
    blocking: z.array(outcomeSchema),
  }),
  status: 200,
  failures: ['unknown-org', 'not-permitted', 'wrong-value'],
})
