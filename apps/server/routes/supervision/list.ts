import { listSupervisions } from '@taizhang/contract'
import { supervisionState } from '@taizhang/ledger'
import { readSupervisions } from '@taizhang/store'
import { offsetIn, writeCursor } from '../../cursor.ts'
import { present } from '../../present.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(listSupervisions, async ({ query }, { services, tenant, setup, orgs, caller, today }) => {
  const { org, mine, open, after, most } = query
  if (org !== undefined && !setup.orgs.has(org)) return failed('unknown-org', 'org', '没有这个单位。')
  const offset = offsetIn(after)
  const question = present({ org, to: mine && caller.person, open: open === 'yes' })
  const courses = await readSupervisions(services.store, { tenant, orgs }, question, { offset, limit: most })
  const items = courses.map(({ sheet, turns, taskTitle }) => ({
    sheet,
    turns,
    taskTitle,
    state: supervisionState(sheet, turns, today),
  }))
  return succeeded({ items, next: items.length === most ? writeCursor([offset + most]) : null })
})
