import { z } from 'zod'
import { id, key, moment } from '../words.ts'

/** A pack as it is in a jurisdiction: which version, and which offices use it. */
export const enabledPackSchema = z.strictObject({
  version: z.number(),
  orgs: z.array(id),
  since: moment,
})

export const packSummarySchema = z.strictObject({
  id: key,
  title: z.string(),
  /** The newest that the program brings. */
  version: z.number(),
  summary: z.string(),
  builtOn: z.array(key),
  counts: z.strictObject({
    ledgers: z.number(),
    indicators: z.number(),
    duties: z.number(),
    auditRules: z.number(),
    taskTemplates: z.number(),
    outlines: z.number(),
  }),
  enabled: enabledPackSchema.nullable(),
})

/** What an office added of its own, kept apart from the pack: fields and states of ledgers, indicators and duties. */
export const additionSchema = z.strictObject({
  org: id,
  addition: z.record(z.string(), z.unknown()),
  by: id,
  at: moment,
})

/** What enabling or adding did to the jurisdiction's definitions, by their keys. */
export const packOutcomeSchema = z.strictObject({
  pack: key,
  version: z.number(),
  /** The version before; null the first time. */
  was: z.number().nullable(),
  /** This pack and those that it builds on, as they were enabled along with it. */
  enabled: z.array(key),
  added: z.array(z.string()),
  changed: z.array(z.string()),
  removed: z.array(z.string()),
  /** No longer in the pack, and kept because something refers to them: what, in words. */
  retired: z.array(z.strictObject({ key: z.string(), referredToBy: z.array(z.string()) })),
})
