import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { stepFailures } from '../failure.ts'
import { key } from '../words.ts'
import { sheetQuery } from './import.ts'

export const annotateSheet = defineEndpoint({
  name: 'sheet/annotate',
  method: 'post',
  path: '/api/ledgers/{key}/annotate',
  summary: '试导入一张表，取回标出问题的副本；什么也不写入',
  access: 'business',
  params: z.strictObject({ key }),
  query: z.strictObject(sheetQuery),
  upload: true,
  sends: 'file',
  status: 200,
  failures: [...stepFailures['import-entries'], 'wrong-value', 'unreadable-sheet', 'wrong-header'],
})
