import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { stepFailures } from '../failure.ts'
import { id, key } from '../words.ts'

/** How a file is to be read. */
export const sheetQuery = {
  /** The file's name; its end tells whether it is .xlsx or .csv. */
  name: z.string().trim().min(1).max(200),
  /** The office whose entries the rows become. */
  org: id,
  /** The name of a sheet; the first visible one where left out. */
  sheet: z.string().max(100).optional(),
  /** What columns mean, as JSON: title or letters to a field's key or label, or null to leave the column out. */
  columns: z.string().max(8000).optional(),
}

/** What came of a sheet that was tried or imported. */
export const sheetImportedSchema = z.strictObject({
  rowsRead: z.number(),
  /** Null where nothing was to land: in a trial, or because a bad row refused all. */
  imported: z.strictObject({ created: z.number(), updated: z.number(), unchanged: z.number() }).nullable(),
  /** How many cells and rows are wrong, and the first thousand. */
  problemCount: z.number(),
  problems: z.array(
    z.strictObject({
      row: z.number(),
      column: z.string().nullable(),
      title: z.string().nullable(),
      code: z.string(),
      reason: z.string(),
      /** What would be right. */
      right: z.string(),
    }),
  ),
  /** Rows that are no entries: totals, notes. */
  leftOut: z.array(z.strictObject({ row: z.number(), reason: z.string() })),
  columns: z.array(z.strictObject({ letters: z.string(), title: z.string(), field: z.string().nullable() })),
})

/**
 * Sent with an `Idempotency-Key`, an import goes on under that key though the connection breaks, tells its progress under it, and the
 * same sent again is answered with what came of it. Without a key too, the same sheet twice is imported once.
 */
export const importSheet = defineEndpoint({
  name: 'sheet/import',
  method: 'post',
  path: '/api/ledgers/{key}/import',
  summary: '导入 .xlsx 或 .csv：先试（try），再整表导入（all）或只导入好的行（good）',
  access: 'business',
  params: z.strictObject({ key }),
  query: z.strictObject({ ...sheetQuery, mode: z.enum(['try', 'all', 'good']) }),
  upload: true,
  output: sheetImportedSchema,
  status: 200,
  failures: [...stepFailures['import-entries'], 'wrong-value', 'unreadable-sheet', 'wrong-header', 'key-reused'],
})
