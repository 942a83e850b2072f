import { z } from 'zod'
import { sliceSchema } from '../indicator/slice.ts'
import { blocksSchema } from '../report/block.ts'
import { day, decimal, hash, id, key, moment, periodKey } from '../words.ts'

const confidence = z.enum(['high', 'medium', 'low'])

/** Open until somebody accepts or drops it. */
export const verdict = z.enum(['open', 'accepted', 'dropped'])

const place = { start: z.number(), end: z.number() }

/** How the report states it: the value, its growth, a difference of rates or of values. */
const shown = z.enum(['value', 'growth', 'points', 'change'])

/** What may be changed of a proposed indicator before it is accepted. */
export const indicatorChangeSchema = z.strictObject({
  /** Another indicator of the office. */
  indicator: key.optional(),
  slice: sliceSchema.nullable().optional(),
  make: z.enum(['bind', 'new-reported', 'new-cited']).optional(),
  shown: shown.optional(),
  title: z.string().trim().min(1).max(200).optional(),
  unit: z.string().max(20).optional(),
  baseline: decimal.nullable().optional(),
})

export const taskChangeSchema = z.strictObject({
  title: z.string().trim().min(1).max(500).optional(),
  target: z
    .strictObject({
      value: decimal,
      unit: z.string().max(20),
      op: z.enum(['>=', '<=']),
      indicator: key.nullable(),
    })
    .nullable()
    .optional(),
  deadline: day.optional(),
  /** A person. */
  owner: id.optional(),
})

/** What came of a line that was applied: the key of the indicator, the id of the task. */
const made = z.string().nullable()

const indicatorLineSchema = z.strictObject({
  id: z.string(),
  ...place,
  text: z.string(),
  indicator: key,
  slice: sliceSchema.nullable(),
  make: z.enum(['bind', 'new-reported', 'new-cited']),
  title: z.string(),
  unit: z.string(),
  shown,
  period: periodKey,
  confidence,
  why: z.string(),
  baseline: z.strictObject({ value: decimal, period: periodKey }).nullable(),
  verdict,
  /** The line as it was proposed, where it was changed. */
  proposed: z.record(z.string(), z.unknown()).nullable(),
  made,
})

const taskLineSchema = z.strictObject({
  id: z.string(),
  ...place,
  title: z.string(),
  target: z
    .strictObject({ value: decimal, unit: z.string(), op: z.enum(['>=', '<=']), indicator: key.nullable() })
    .nullable(),
  deadline: day,
  deadlineStated: z.boolean(),
  /** As the report names it. */
  owner: z.string().nullable(),
  /** The person who will answer for it: chosen, or found by the name; null where applying takes the default. */
  person: id.nullable(),
  template: z.string().nullable(),
  confidence,
  verdict,
  proposed: z.record(z.string(), z.unknown()).nullable(),
  made,
})

const problemLineSchema = z.strictObject({
  id: z.string(),
  ...place,
  text: z.string(),
  /** Ids of the proposed tasks that answer it. */
  answeredBy: z.array(z.string()),
  /** Accepted: a task of its own is made for it. */
  verdict,
  deadline: day,
  person: id.nullable(),
  made,
})

export const yearSummarySchema = z.strictObject({
  id,
  org: id,
  year: z.number(),
  version: z.number(),
  document: z.strictObject({ name: z.string(), hash, sizeBytes: z.number() }),
  createdBy: id,
  createdAt: moment,
  appliedAt: moment.nullable(),
  counts: z.strictObject({ open: z.number(), accepted: z.number(), dropped: z.number(), questions: z.number() }),
  /** The annual draft that it was made into. */
  report: id.nullable(),
})

/** A proposal for a year with what was decided about each line. Nothing of it exists before it is applied. */
export const yearSchema = yearSummarySchema.extend({
  /** What the report says; places are in it. */
  text: z.string(),
  questions: z.array(
    z.strictObject({
      code: z.enum(['another-year', 'another-office', 'no-headings', 'no-plan']),
      message: z.string(),
      /** `go-on` once somebody said that it is right all the same. */
      answer: z.enum(['go-on']).nullable(),
    }),
  ),
  indicators: z.array(indicatorLineSchema),
  tasks: z.array(taskLineSchema),
  problems: z.array(problemLineSchema),
  outline: blocksSchema,
  /** Whether the outline becomes the annual draft. */
  outlineVerdict: verdict,
})
