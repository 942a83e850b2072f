import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { originSchema } from '../indicator/indicator.ts'
import { id } from '../words.ts'
import { ledgerSchema } from './definition.ts'

export const listLedgers = defineEndpoint({
  name: 'ledger/list',
  method: 'get',
  path: '/api/ledgers',
  summary: '有哪些台账',
  access: 'business',
  /** `org`: only what that office, those above or those below it use. */
  query: z.strictObject({ org: id.optional() }),
  output: z.strictObject({
    items: z.array(
      ledgerSchema
        .pick({ key: true, title: true, kind: true, topic: true })
        .extend({ origin: originSchema.optional() }),
    ),
  }),
  status: 200,
  failures: ['unknown-org'],
})
