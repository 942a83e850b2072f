import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { key } from '../words.ts'

export const downloadTemplate = defineEndpoint({
  name: 'sheet/template',
  method: 'get',
  path: '/api/ledgers/{key}/template',
  summary: '一个台账的空表（.xlsx），带可选项和填写说明',
  access: 'business',
  params: z.strictObject({ key }),
  sends: 'file',
  status: 200,
  failures: ['unknown-ledger'],
})
