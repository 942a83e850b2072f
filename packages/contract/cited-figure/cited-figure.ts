import { z } from 'zod'
import { day, decimal, id, key, periodKey } from '../words.ts'

/** A figure with no rows below it: what the document says. */
export const citedFigureSchema = z.strictObject({
  indicator: key,
  org: id,
  period: periodKey,
  value: decimal,
  document: z.string().max(500),
  dated: day,
  scope: z.string().max(200),
  /** Of a rank: whether 1 is best. */
  direction: z.enum(['ascending', 'descending']).optional(),
})
