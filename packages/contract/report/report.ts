import { z } from 'zod'
import { figureKeySchema } from '../indicator/slice.ts'
import { day, decimal, id, key, moment, periodKey } from '../words.ts'
import { blocksSchema } from './block.ts'

export const reportKind = z.enum(['annual', 'half', 'quarter', 'monthly', 'weekly'])

/** 起草 → 审核 → 待签发 → 已签发 */
export const reportState = z.enum(['draft', 'review', 'leader', 'signed'])

/**
 * `submit` for review; `withdraw` what one submitted oneself; `return` with a reason; `approve` to the leader (another person than those
 * who wrote it); `sign`: figures are frozen, nothing can be pending.
 */
export const reportMove = z.enum(['submit', 'withdraw', 'return', 'approve', 'sign'])

export const reportSummarySchema = z.strictObject({
  id,
  org: id,
  kind: reportKind,
  period: periodKey,
  title: z.string(),
  state: reportState,
  version: z.number(),
  createdBy: id,
  createdAt: moment,
  /** Who saved it last. */
  savedBy: id,
  savedAt: moment,
  /** Why it was returned, while it is a draft again. */
  returned: z.strictObject({ by: id, at: moment, reason: z.string() }).nullable(),
  signed: z.strictObject({ by: id, at: moment, hash: z.string() }).nullable(),
})

export const reportSchema = reportSummarySchema.extend({ blocks: blocksSchema })

/** A value of the ledgers as a report takes it. */
export const knownFigureSchema = z.strictObject({
  value: decimal.nullable(),
  unit: z.string(),
  missing: z
    .enum(['nothing-reported', 'not-accepted', 'divided-by-zero', 'part-missing', 'not-cited', 'unknown-indicator'])
    .optional(),
  count: z.number().nullable(),
  asOf: moment,
  /** Last year's report, where the value is what it said and not from entries. */
  baseline: z.string().optional(),
})

/** A link as it stands. In repeated rows each row's link has an id of its own: `rowLinkId` of packages/report. */
export const evaluatedLinkSchema = z.strictObject({
  link: z.string(),
  /** As printed; 待补 where there is no value. */
  text: z.string(),
  value: decimal.nullable(),
  unit: z.string(),
  /** Half of the last printed digit. */
  precision: decimal,
  asOf: moment.nullable(),
  state: z.enum(['current', 'pending', 'stale']),
  /** Why there is no value: as of a value of the ledgers, or `circular`, `unknown-link`, `unlike-units`. */
  missing: z.string().optional(),
  takes: z.array(figureKeySchema),
})

/** 待补: what has no value yet, under the office that owes it and those who enter there. */
export const pendingSchema = z.strictObject({
  /** Null for what nobody but the drafter can fill. */
  org: id.nullable(),
  people: z.array(id),
  figures: z.array(
    z.strictObject({
      /** Null where the text itself says 待补. */
      link: z.string().nullable(),
      block: z.string(),
      /** What is missing, in words: 接待群众人次（2024年）. */
      title: z.string(),
      /** Why it is missing, in words. */
      why: z.string(),
      takes: z.array(figureKeySchema),
    }),
  ),
})

/** A promise of last year and what became of it. */
export const fulfilmentSchema = z.strictObject({
  task: id,
  title: z.string(),
  source: z.string(),
  owner: id,
  dueOn: day,
  target: z.strictObject({ indicator: key, value: decimal, op: z.enum(['>=', '<=']), unit: z.string() }).nullable(),
  /** What its indicator says. */
  value: decimal.nullable(),
  outcome: z.enum(['done', 'late', 'going-on', 'missed', 'given-up']),
  /** 已完成, 超期完成, 推进中, 未完成, 已终止: as the table prints it. */
  word: z.string(),
  light: z.strictObject({ color: z.enum(['green', 'yellow', 'red']), word: z.string(), daysLate: z.number() }),
  /** The last progress entry's words. */
  progress: z.string(),
  /** How many files are behind it. */
  evidence: z.number(),
})

/** A report with everything that is computed for it now. */
export const shownReportSchema = z.strictObject({
  report: reportSchema,
  /** The blocks with repeated rows and the table of promises written out as tables: what is printed, and where `links` stand. */
  printed: blocksSchema,
  links: z.array(evaluatedLinkSchema),
  pending: z.array(pendingSchema),
  /** Filled where a block asks for it. */
  fulfilment: z.array(fulfilmentSchema),
  /** What the caller may do with it now. */
  may: z.strictObject({ save: z.boolean(), moves: z.array(reportMove) }),
  /** Of each move that the caller's role allows but not now: why. */
  mayNot: z.array(z.strictObject({ move: reportMove, why: z.string() })),
})
