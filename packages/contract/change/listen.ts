import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { reportState } from '../report/report.ts'
import { id, key } from '../words.ts'

/** The data of each event `entry`; what is in the entry is fetched on its own. */
export const entryChangedSchema = z.strictObject({ ledger: key, org: id, entry: id, version: z.number() })

/** The data of each event `report`. */
export const reportChangedSchema = z.strictObject({ org: id, report: id, version: z.number(), state: reportState })

/** The data of each event `task`. */
export const taskChangedSchema = z.strictObject({ org: id, task: id, version: z.number() })

/** The data of each event `supervision`. */
export const supervisionChangedSchema = z.strictObject({ org: id, task: id, supervision: id, version: z.number() })

/** The data of each event `indicators`: whose values may be others now, in that office and those above it. */
export const indicatorsTouchedSchema = z.strictObject({ org: id, indicators: z.array(key) })

export const listenToChanges = defineEndpoint({
  name: 'change/listen',
  method: 'get',
  path: '/api/changes',
  summary:
    '实时更新（SSE）：可见单位的记录、材料、任务、督办单和指标一有变动就告知；本人的导入进行到哪里（import）也在其中',
  access: 'business',
  sends: 'events',
  status: 200,
  failures: [],
})
