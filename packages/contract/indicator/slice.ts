import { z } from 'zod'
import { key } from '../words.ts'

/**
 * A part of an indicator: `by` is one of its dimensions, `is` the value there, '' for what is not filled. Both or neither. Of a formula
 * the parts that have the dimension are narrowed, the others stay whole.
 */
export const sliceQuery = { by: key.optional(), is: z.string().max(200).optional() }

export const sliceSchema = z.strictObject({ field: key, value: z.string().max(200) })

/** Names a value that the ledgers can be asked for. */
export const figureKeySchema = z.strictObject({
  indicator: key,
  org: z.string(),
  period: z.string(),
  slice: sliceSchema.nullable(),
})
