import { listReminders } from '@taizhang/contract'
import { remindersOn, sheetReminders } from '@taizhang/ledger'
import { readTasks } from '@taizhang/store'
import { present } from '../../present.ts'
import { failed, route, succeeded } from '../../route.ts'

/** More tasks than any county gives out in a year. */
const TASKS_MAX = 20_000

export default route(listReminders, async ({ query: { org } }, { services, tenant, setup, orgs, today }) => {
  if (org !== undefined && !setup.orgs.has(org)) return failed('unknown-org', 'org', '没有这个单位。')
  const page = { after: null, limit: TASKS_MAX }
  const { items } = await readTasks(services.store, { tenant, orgs }, present({ org }), today, page)
  const ofSheets = items.flatMap(({ task, sheets }) => sheetReminders(task, sheets, today))
  return succeeded({ items: [...ofSheets, ...remindersOn(items, today)] })
})
