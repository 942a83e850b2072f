import { z } from 'zod'
import { day, id, key, moment } from '../words.ts'

/** A value of a field, as packages/ledger/field.ts stores it. */
export const fieldValueSchema = z.union([
  z.string().max(20_000),
  z.number(),
  z.null(),
  z.array(z.string().max(200)).max(500),
  z.strictObject({ from: day, to: day.nullable() }),
  z.strictObject({ longitude: z.number(), latitude: z.number() }),
  z.strictObject({ status: z.string().max(200), source: z.string().max(200), asOf: day }),
])

export const fieldValuesSchema = z.record(key, fieldValueSchema)

/** An entry as it is shown: protected fields are masked, and named. */
export const entrySchema = z.strictObject({
  id,
  ledger: key,
  org: id,
  values: fieldValuesSchema,
  /** Fields whose values are masked here. */
  masked: z.array(z.string()),
  day,
  endDay: day.nullable(),
  state: z.string().nullable(),
  stateSince: day.nullable(),
  /** The last day on which it may be in its state; null without a deadline. */
  dueOn: day.nullable(),
  version: z.number(),
  deleted: z.boolean(),
  reopened: z.number(),
  createdBy: id,
  createdOn: day,
  movedBy: id.nullable(),
})

export const changeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('created'), values: fieldValuesSchema, state: z.string().nullable() }),
  z.strictObject({ kind: z.literal('edited'), from: fieldValuesSchema, to: fieldValuesSchema, reason: z.string() }),
  z.strictObject({
    kind: z.literal('moved'),
    move: z.string(),
    from: z.string(),
    to: z.string(),
    values: fieldValuesSchema,
    evidence: z.array(z.string()),
    reason: z.string(),
  }),
  z.strictObject({
    kind: z.literal('repeated'),
    from: z.string(),
    to: z.string(),
    again: fieldValuesSchema,
    as: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('deleted'), reason: z.string() }),
])

export const historyRowSchema = z.strictObject({
  version: z.number(),
  change: changeSchema,
  by: id,
  at: moment,
  on: day,
  /** Its place in the tenant's chain, and the SM3 value there. */
  seq: z.number(),
  hash: z.string(),
})
