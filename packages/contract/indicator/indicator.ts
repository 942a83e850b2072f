import { z } from 'zod'
import { decimal, id, key, periodKey } from '../words.ts'
import { sliceSchema } from './slice.ts'

/** Where a definition comes from: a version of a pack, or an office's own; neither for what the jurisdiction was set up with. */
export const originSchema = z.strictObject({
  pack: key.nullable(),
  version: z.number().nullable(),
  org: id.nullable(),
  /** The pack has it no longer; it stays because something still refers to it. */
  retired: z.boolean(),
})

const base = {
  key,
  title: z.string(),
  unit: z.string(),
  decimals: z.number().optional(),
  definition: z.strictObject({
    counts: z.string(),
    source: z.string(),
    method: z.string(),
    accuracy: z.string().optional(),
    limits: z.string().optional(),
  }),
  better: z.enum(['more', 'less']).optional(),
  alsoCalled: z.array(z.string()).optional(),
  origin: originSchema.optional(),
}

const state = z.string()

/** An indicator with its card (口径), as packages/ledger/indicator.ts explains it. */
export const indicatorSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    kind: z.literal('ledger'),
    of: key,
    measure: z.strictObject({
      kind: z.enum(['count', 'sum', 'average', 'minimum', 'maximum', 'latest', 'distinct']),
      field: z.string().optional(),
    }),
    when: z.union([z.enum(['during', 'as-of']), z.strictObject({ reached: state }), z.strictObject({ left: state })]),
    /** A condition as entry/filter.ts has it. */
    filter: z.unknown().optional(),
    dimensions: z.array(z.string()).optional(),
  }),
  z.strictObject({ ...base, kind: z.literal('formula'), formula: z.string() }),
  z.strictObject({ ...base, kind: z.literal('reported'), every: z.enum(['month', 'quarter', 'half', 'year']) }),
  z.strictObject({ ...base, kind: z.literal('cited') }),
])

export const indicatorValueSchema = z.strictObject({
  indicator: key,
  org: id,
  period: periodKey,
  value: decimal.nullable(),
  unit: z.string(),
  missing: z.enum(['nothing-reported', 'not-accepted', 'divided-by-zero', 'part-missing', 'not-cited']).optional(),
  byDimension: z.record(z.string(), decimal).optional(),
  slice: sliceSchema.optional(),
  /** The ledgers have no entry of that time: the value is what last year's report said, with the report's name. */
  baseline: z.string().optional(),
})
