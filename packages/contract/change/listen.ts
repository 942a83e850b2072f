import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { id, key } from '../words.ts'

/** The data of each event `entry`; what is in the entry is fetched on its own. */
export const entryChangedSchema = z.strictObject({ ledger: key, org: id, entry: id, version: z.number() })

export const listenToChanges = defineEndpoint({
  name: 'change/listen',
  method: 'get',
  path: '/api/changes',
  summary: '实时更新（SSE）：可见单位的记录一有变动就告知',
  access: 'business',
  sends: 'events',
  status: 200,
  failures: [],
})
