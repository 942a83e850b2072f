import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { ledgerSchema } from './definition.ts'

export const listLedgers = defineEndpoint({
  name: 'ledger/list',
  method: 'get',
  path: '/api/ledgers',
  summary: '有哪些台账',
  access: 'business',
  output: z.strictObject({
    items: z.array(ledgerSchema.pick({ key: true, title: true, kind: true })),
  }),
  status: 200,
  failures: [],
})
