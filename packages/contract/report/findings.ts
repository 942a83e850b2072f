import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { figureKeySchema } from '../indicator/slice.ts'
import { decimal, id } from '../words.ts'
import { linkSourceSchema, shownSchema } from './block.ts'

/** In the printed text of a block or of a cell of its table: links count with the text that they show. UTF-16, half-open. */
export const reportPlaceSchema = z.strictObject({
  block: z.string(),
  cell: z.strictObject({ row: z.number(), column: z.number() }).nullable(),
  start: z.number(),
  end: z.number(),
})

const findingSchema = z.strictObject({
  rule: z.string(),
  category: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  suggestion: z.string(),
  /** Null in the title. */
  place: reportPlaceSchema.nullable(),
  /** The words at the place. */
  text: z.string(),
  related: z.array(reportPlaceSchema),
  /** Certain corrections: what the text at each place becomes. None where one would touch a link. */
  fix: z.array(reportPlaceSchema.extend({ text: z.string() })),
})

/** A typed number that an indicator could mean: 手写的是41，台账今天是43，要改成链接吗？ */
const typedSchema = z.strictObject({
  place: reportPlaceSchema,
  text: z.string(),
  message: z.string(),
  candidates: z.array(
    z.strictObject({
      /** The link that would stand in its place, without its id. */
      of: linkSourceSchema,
      show: shownSchema,
      key: figureKeySchema,
      title: z.string(),
      /** As the link would print it; null while the ledgers have no value. */
      printed: z.string().nullable(),
      value: decimal.nullable(),
      unit: z.string(),
      /** Whether the ledgers bear the typed number out. */
      agrees: z.boolean(),
    }),
  ),
})

export const listReportFindings = defineEndpoint({
  name: 'report/findings',
  method: 'get',
  path: '/api/reports/{id}/findings',
  summary: '材料校核：文中的勾稽关系、文字差错，和手写的数与台账对不上的',
  access: 'business',
  params: z.strictObject({ id }),
  output: z.strictObject({
    findings: z.array(findingSchema),
    typed: z.array(typedSchema),
    /** How much was looked at. */
    figures: z.number(),
    relations: z.number(),
  }),
  status: 200,
  failures: ['unknown-report'],
})
