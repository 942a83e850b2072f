import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { hash } from '../words.ts'

export const evidenceSchema = z.strictObject({
  hash,
  sizeBytes: z.number(),
  mediaType: z.string(),
  name: z.string(),
})

export const uploadEvidence = defineEndpoint({
  name: 'evidence/upload',
  method: 'post',
  path: '/api/evidence',
  summary: '上传佐证：请求体就是文件；类型按内容判断。涉密文件不得上传',
  access: 'business',
  query: z.strictObject({ name: z.string().trim().min(1).max(200) }),
  upload: true,
  output: evidenceSchema,
  status: 201,
  failures: ['unsupported-file', 'wrong-value', 'too-large', 'not-permitted'],
})
