import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, key } from '../words.ts'
import { sheetImportedSchema } from './import.ts'

/**
 * How far an import is. Rows are read and checked one by one (how many there will be is not known before), decided together, put into
 * the history, counted into indicators, and written as entries; nothing stands before it is `done`.
 */
export const importProgressSchema = z.strictObject({
  /** The key that the import was sent with. */
  run: id,
  org: id,
  ledger: key,
  stage: z.enum(['reading', 'deciding', 'recording', 'counting', 'writing', 'done', 'failed']),
  done: z.number(),
  of: z.number().nullable(),
})

export const showImportProgress = defineEndpoint({
  name: 'sheet/progress',
  method: 'get',
  path: '/api/imports/{run}',
  summary: '本人一次导入进行到哪里；连接断过的，从这里取结果（完成后保留一小时）',
  access: 'business',
  params: z.strictObject({ run: id }),
  output: z.strictObject({
    progress: importProgressSchema,
    /** What the import was answered with; null while it goes on, or where it failed. */
    imported: sheetImportedSchema.nullable(),
    /** What it failed with. */
    failed: z.strictObject({ code: z.string(), subject: z.string(), message: z.string() }).nullable(),
  }),
  status: 200,
  failures: ['not-found'],
})
