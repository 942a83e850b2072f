import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, key } from '../words.ts'
import { packOutcomeSchema } from './pack.ts'

/** Enabling again brings the newest version; what offices added of their own is put on top of it again. */
export const enablePack = defineEndpoint({
  name: 'pack/enable',
  method: 'post',
  path: '/api/packs/{id}/enable',
  summary: '为一个单位（含下级）启用行业包；再次启用是升级，本地所加仍在',
  access: 'system-admin',
  params: z.strictObject({ id: key }),
  body: z.strictObject({ org: id }),
  output: packOutcomeSchema,
  status: 200,
  failures: ['unknown-pack', 'unknown-org', 'pack-broken', 'duplicate-key'],
})
