import { z } from 'zod'
import { key, role } from '../words.ts'

const base = {
  label: z.string(),
  required: z.boolean().optional(),
  hint: z.string().optional(),
  protected: z.boolean().optional(),
}

/** A field of a ledger, as packages/ledger/field.ts explains it. */
export const fieldSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('text'), max: z.number(), pattern: z.string().optional() }),
  z.strictObject({ ...base, kind: z.literal('long-text'), max: z.number() }),
  z.strictObject({
    ...base,
    kind: z.literal('integer'),
    unit: z.string(),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('decimal'),
    unit: z.string(),
    decimals: z.number(),
    min: z.string().optional(),
    max: z.string().optional(),
    alias: z.strictObject({ unit: z.string(), factor: z.string(), decimals: z.number() }).optional(),
    partOf: z.string().optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('money'),
    min: z.string().optional(),
    partOf: z.string().optional(),
  }),
  z.strictObject({ ...base, kind: z.literal('date') }),
  z.strictObject({ ...base, kind: z.literal('date-range') }),
  z.strictObject({ ...base, kind: z.literal('choice'), of: z.array(z.string()) }),
  z.strictObject({ ...base, kind: z.literal('choices'), of: z.array(z.string()) }),
  z.strictObject({ ...base, kind: z.literal('person') }),
  z.strictObject({ ...base, kind: z.literal('org') }),
  z.strictObject({ ...base, kind: z.literal('region') }),
  z.strictObject({ ...base, kind: z.literal('reference'), ledger: z.string() }),
  z.strictObject({ ...base, kind: z.literal('attachment'), most: z.number() }),
  z.strictObject({ ...base, kind: z.literal('place') }),
  z.strictObject({ ...base, kind: z.literal('identity-number') }),
  z.strictObject({ ...base, kind: z.literal('phone') }),
  z.strictObject({
    ...base,
    kind: z.literal('outside-status'),
    of: z.array(z.string()),
    means: z.record(z.string(), z.array(z.string())).optional(),
  }),
])

const moveSchema = z.strictObject({
  label: z.string(),
  from: z.array(z.string()),
  to: z.string(),
  needs: z.array(z.string()).optional(),
  by: z.literal('another-person').optional(),
  roles: z.array(role).optional(),
})

const flowSchema = z.strictObject({
  starts: z.string(),
  states: z.record(z.string(), z.string()),
  closes: z.array(z.string()).optional(),
  /** Of a state, the condition (as entry/filter.ts has it) under which an entry in it waits for nothing more. */
  rests: z.record(z.string(), z.unknown()).optional(),
  moves: z.record(z.string(), moveSchema),
  deadlines: z.record(z.string(), z.strictObject({ days: z.number(), of: z.enum(['calendar', 'working']) })).optional(),
  limits: z
    .strictObject({
      set: z.string(),
      /** `among` is a condition as entry/filter.ts has it. */
      met: z.record(z.string(), z.strictObject({ before: z.array(z.string()), among: z.unknown().optional() })),
    })
    .optional(),
  repeat: z.strictObject({ withinDays: z.number(), sameFields: z.array(z.string()), to: z.string() }).optional(),
})

/** A ledger's definition: its fields and the flow of its entries. */
export const ledgerSchema = z.strictObject({
  key,
  title: z.string(),
  kind: z.enum(['event', 'roster']),
  topic: z.string().optional(),
  fields: z.record(z.string(), fieldSchema),
  dateField: z.string().optional(),
  endField: z.string().optional(),
  uniqueBy: z.array(z.string()).optional(),
  flow: flowSchema.optional(),
  seesProtected: z.array(role).optional(),
})
