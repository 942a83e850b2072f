import { listTasks } from '@taizhang/contract'
import { readTasks } from '@taizhang/store'
import { readCursor, writeCursor } from '../../cursor.ts'
import { present } from '../../present.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(listTasks, async ({ query }, { services, tenant, setup, orgs, caller, today }) => {
  const { org, mine, parent, light, ended, after, most } = query
  if (org !== undefined && !setup.orgs.has(org)) return failed('unknown-org', 'org', '没有这个单位。')
  const [dueOn, id] = readCursor(after, ['string', 'string']) ?? []
  const question = present({ org, parent, light, named: mine && caller.person, ended: ended === 'yes' })
  const page = await readTasks(services.store, { tenant, orgs }, question, today, {
    after: dueOn === undefined ? null : { dueOn: String(dueOn), id: String(id) },
    limit: most,
  })
  return succeeded({
    items: page.items.map(({ task, light: shown, value }) => ({ task, light: shown, value })),
    next: page.next && writeCursor([page.next.dueOn, page.next.id]),
  })
})
