import { z } from 'zod'
import { day, id, role } from '../words.ts'

export const grantSchema = z.strictObject({
  person: id,
  role,
  org: id,
  reach: z.enum(['own', 'below']),
  from: day,
  to: day.nullable(),
})

/** Who is signed in. */
export const meSchema = z.strictObject({
  tenant: z.string(),
  person: z.strictObject({ id: z.string(), name: z.string(), org: z.string(), post: z.string() }),
  signInName: z.string(),
  /** Today's grants. */
  grants: z.array(grantSchema),
  passwordMustChange: z.boolean(),
  secondFactor: z.boolean(),
})
