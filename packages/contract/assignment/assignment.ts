import { z } from 'zod'
import { day, id } from '../words.ts'

/** A tie between a person and an object: an entry of a roster, or an office. */
export const assignmentSchema = z.strictObject({
  id: z.string(),
  object: id,
  person: id,
  role: z.string(),
  from: day,
  to: day.nullable(),
})

/** The same with the office that keeps it. */
export const tieSchema = assignmentSchema.extend({ org: id })
