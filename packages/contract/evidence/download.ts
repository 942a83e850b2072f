import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { hash } from '../words.ts'

export const downloadEvidence = defineEndpoint({
  name: 'evidence/download',
  method: 'get',
  path: '/api/evidence/{hash}',
  summary: '下载佐证，总是作为附件',
  access: 'business',
  params: z.strictObject({ hash }),
  sends: 'file',
  status: 200,
  failures: ['unknown-evidence'],
})
