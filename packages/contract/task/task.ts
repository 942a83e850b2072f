import { z } from 'zod'
import { supervisionSchema } from '../supervision/supervision.ts'
import { day, decimal, hash, id, key } from '../words.ts'

export const milestoneSchema = z.strictObject({ title: z.string().max(200), dueOn: day, doneOn: day.nullable() })

export const taskTargetSchema = z.strictObject({
  indicator: key,
  value: decimal,
  op: z.enum(['>=', '<=']),
  /** Points that the value passes on its way; without any it grows in equal steps. */
  curve: z.array(z.strictObject({ on: day, value: decimal })).max(100),
})

export const taskSchema = z.strictObject({
  id,
  parent: id.nullable(),
  title: z.string(),
  source: z.string(),
  org: id,
  owner: id,
  helpers: z.array(id),
  startsOn: day,
  dueOn: day,
  weight: z.number(),
  version: z.number(),
  ended: z.string().nullable(),
  milestones: z.array(milestoneSchema),
  target: taskTargetSchema.nullable(),
})

export const progressSays = z.enum(['going-on', 'blocked', 'done', 'confirmed', 'sent-back'])

const progressSchema = z.strictObject({
  task: id,
  on: day,
  by: id,
  words: z.string(),
  percent: z.number().nullable(),
  milestone: z.number().nullable(),
  evidence: z.array(hash),
  says: progressSays,
})

/** A task as it stands today. Its light is computed from schedule and progress, and never typed. */
export const taskStandingSchema = z.strictObject({
  task: taskSchema,
  progress: z.array(progressSchema),
  /** The sheets over it, in the order of their issue. */
  sheets: z.array(supervisionSchema),
  light: z.strictObject({ color: z.enum(['green', 'yellow', 'red']), word: z.string(), daysLate: z.number() }),
  /** What its indicator says from the first day of the task to today; null where that cannot be told. */
  value: decimal.nullable(),
})
