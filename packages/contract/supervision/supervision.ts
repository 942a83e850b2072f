import { z } from 'zod'
import { day, hash, id, version } from '../words.ts'

export const supervisionKind = z.enum(['chase', 'talk', 'praise'])
export const supervisionSays = z.enum(['replied', 'returned', 'settled', 'withdrawn'])

/** A sheet over a task with all that happened to it, and how it stands today: computed, never typed. */
export const supervisionSchema = z.strictObject({
  sheet: z.strictObject({
    id,
    task: id,
    kind: supervisionKind,
    org: id,
    /** The office whose numbers it runs on. */
    issuer: id,
    year: z.number(),
    number: z.number(),
    issuedBy: id,
    issuedOn: day,
    to: id,
    demand: z.string(),
    replyBy: day.nullable(),
    version,
    closedOn: day.nullable(),
  }),
  turns: z.array(
    z.strictObject({
      sheet: id,
      on: day,
      by: id,
      says: supervisionSays,
      words: z.string(),
      evidence: z.array(hash),
      replyBy: day.nullable(),
    }),
  ),
  state: z.strictObject({
    waitsFor: z.enum(['reply', 'verdict', 'nothing']),
    dueOn: day.nullable(),
    daysLate: z.number(),
    word: z.string(),
  }),
})
