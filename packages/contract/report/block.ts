import { z } from 'zod'
import { sliceSchema } from '../indicator/slice.ts'
import { decimal, id, key, periodKey } from '../words.ts'

/** Ids of blocks and links are written as formula keys are, so that a formula can name them. */
const partId = z
  .string()
  .max(1000)
  .regex(/^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/, '标识只能用小写字母、数字、点和连字符')

const decimals = z.number().int().min(0).max(6)
const unit = z.string().max(20)

export const linkSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('indicator'),
    indicator: key,
    period: z.union([
      z.enum(['own', 'year-before', 'period-before', 'year-to-date']),
      z.strictObject({ key: periodKey }),
    ]),
    /** Null for the report's own office. */
    org: id.nullable(),
    slice: z.union([sliceSchema, z.literal('each'), z.null()]),
  }),
  z.strictObject({ kind: z.literal('formula'), formula: z.string().max(500) }),
])

export const shownSchema = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('value'), divide: decimal, decimals, unit }),
  z.strictObject({ as: z.literal('growth'), decimals }),
  z.strictObject({ as: z.literal('points'), decimals }),
  z.strictObject({ as: z.literal('change'), divide: decimal, decimals, unit }),
])

export const inlineSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string().max(20_000) }),
  z.strictObject({ kind: z.literal('figure'), id: partId, of: linkSourceSchema, show: shownSchema }),
])

const content = z.array(inlineSchema).max(2000)

/** A block of a report, as packages/report/report.ts explains it. */
export const blockSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('heading'),
    id: partId,
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    content,
  }),
  z.strictObject({ kind: z.literal('paragraph'), id: partId, content }),
  z.strictObject({ kind: z.literal('table'), id: partId, rows: z.array(z.array(content).max(50)).max(1000) }),
  z.strictObject({
    kind: z.literal('rows'),
    id: partId,
    over: z.strictObject({ indicator: key, field: key }),
    head: z.array(z.string().max(200)).max(50),
    cells: z.array(content).max(50),
  }),
  z.strictObject({ kind: z.literal('fulfilment'), id: partId }),
])

export const blocksSchema = z.array(blockSchema).max(5000)
