import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id } from '../words.ts'
import { evidenceSchema } from './upload.ts'

export const listEvidence = defineEndpoint({
  name: 'evidence/of-entry',
  method: 'get',
  path: '/api/entries/{id}/evidence',
  summary: '一条记录用过的全部佐证',
  access: 'business',
  params: z.strictObject({ id }),
  output: z.strictObject({ items: z.array(evidenceSchema) }),
  status: 200,
  failures: ['unknown-entry'],
})
