import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { day, id, key, pageOf, pageQuery } from '../words.ts'
import { entrySchema } from './entry.ts'

/** Which entries of a ledger; what is left out does not narrow. */
export const entryQuestion = {
  /** With all offices below it. */
  org: id.optional(),
  from: day.optional(),
  to: day.optional(),
  /** A condition as JSON: see filter.ts. */
  filter: z.string().max(8000).optional(),
  /** Words that some text of the entry holds. */
  text: z.string().max(200).optional(),
}

export const listEntries = defineEndpoint({
  name: 'entry/list',
  method: 'get',
  path: '/api/entries',
  summary: '一个台账的记录，可筛选、排序、翻页',
  access: 'business',
  query: z.strictObject({
    ledger: key,
    ...entryQuestion,
    /** `day`, or a field's key. */
    sort: z.string().max(100).default('day'),
    order: z.enum(['ascending', 'descending']).default('descending'),
    ...pageQuery,
  }),
  output: pageOf(entrySchema).extend({
    /** What the entries are called that these refer to, by id; those that the caller may not see are not in it. */
    named: z.record(z.string(), z.string()),
  }),
  status: 200,
  failures: ['unknown-ledger', 'unknown-org', 'unknown-field', 'wrong-value', 'not-permitted'],
})
