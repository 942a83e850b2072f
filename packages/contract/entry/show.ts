import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, key } from '../words.ts'
import { entrySchema } from './entry.ts'

export const showEntry = defineEndpoint({
  name: 'entry/show',
  method: 'get',
  path: '/api/entries/{id}',
  summary: '一条记录，和现在可以办理的环节',
  access: 'business',
  params: z.strictObject({ id }),
  output: z.strictObject({
    entry: entrySchema,
    moves: z.array(z.strictObject({ key, label: z.string(), to: z.string(), needs: z.array(z.string()) })),
    mayEdit: z.boolean(),
    mayDelete: z.boolean(),
    /** May read the masked fields in full; each reading is recorded. */
    mayReveal: z.boolean(),
  }),
  status: 200,
  failures: ['unknown-entry'],
})
