import { revealEntry } from '@taizhang/contract'
import { recordOwn } from '../../access-record.ts'
import { isProtected, seesProtected } from '../../entry-view.ts'
import { findEntry } from '../../find-entry.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(revealEntry, async ({ params }, request) => {
  const found = await findEntry(request, params.id)
  if (!found.ok) return found
  const { entry, ledger } = found
  const { setup, caller, today } = request
  const allowed = seesProtected(setup, ledger, caller.person, entry.org, today)
  // Recorded before it is answered, so that nothing is read unrecorded.
  await recordOwn(request, 'read-protected', entry.id, allowed)
  if (!allowed) return failed('not-permitted', entry.id, '您的岗位不能查看这个台账的受保护字段。')
  return succeeded({
    values: Object.fromEntries(Object.entries(entry.values).filter(([key]) => isProtected(ledger, key))),
  })
})
