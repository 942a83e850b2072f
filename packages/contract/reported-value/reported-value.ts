import { z } from 'zod'
import { decimal, id, key, periodKey } from '../words.ts'

export const reportedValueSchema = z.strictObject({
  indicator: key,
  org: id,
  period: periodKey,
  value: decimal,
  note: z.string(),
  status: z.enum(['reported', 'approved', 'accepted', 'returned']),
  by: id,
  reviewedBy: id.nullable(),
  reason: z.string(),
  version: z.number(),
})
