import { z } from 'zod'
import { day, decimal, id, key, periodKey } from '../words.ts'

export const targetSchema = z.strictObject({
  indicator: key,
  org: id,
  period: periodKey,
  value: decimal,
  op: z.enum(['>=', '<=', '=']),
  issuer: z.string(),
  version: z.number(),
  issuedOn: day,
})
