import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { key } from '../words.ts'
import { ledgerSchema } from './definition.ts'

export const showLedger = defineEndpoint({
  name: 'ledger/show',
  method: 'get',
  path: '/api/ledgers/{key}',
  summary: '一个台账的字段和流程',
  access: 'business',
  params: z.strictObject({ key }),
  output: ledgerSchema,
  status: 200,
  failures: ['unknown-ledger'],
})
