import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, key } from '../words.ts'

export const leavePack = defineEndpoint({
  name: 'pack/leave',
  method: 'post',
  path: '/api/packs/{id}/leave',
  summary: '一个单位不再使用行业包：清单里不再列出，台账和记录都留着',
  access: 'system-admin',
  params: z.strictObject({ id: key }),
  body: z.strictObject({ org: id }),
  status: 204,
  failures: ['unknown-pack', 'unknown-org'],
})
