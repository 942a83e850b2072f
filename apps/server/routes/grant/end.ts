import { endGrant } from '@taizhang/contract'
import { addDays } from '@taizhang/ledger'
import { recordOwn } from '../../access-record.ts'
import { failed, route, succeeded } from '../../route.ts'
import { changeSetup } from '../../setup-change.ts'

export default route(endGrant, async ({ body }, request) => {
  if (body.person === request.caller.person)
    return failed('duties-apart', 'person', '不能收回自己的角色，请由另一位安全管理员办理。')
  const yesterday = addDays(request.today, -1)
  const answer = await changeSetup(request, (setup) => {
    const all = [...setup.grants.values()].flat()
    const ended = all.find(
      ({ person, role, org, from, to }) =>
        person === body.person &&
        role === body.role &&
        org === body.org &&
        from === body.from &&
        (to === null || to > yesterday),
    )
    if (!ended) return { answer: failed('not-found', 'role', '没有这项授权，或已经收回。') }
    // One that never came to last is taken away; the history keeps that it was given.
    const kept = ended.from > yesterday ? [] : [{ ...ended, to: yesterday }]
    return { answer: succeeded(null), setup: { grants: [...all.filter((grant) => grant !== ended), ...kept] } }
  })
  if (answer.ok) await recordOwn(request, 'grants-changed', body.person)
  return answer
})
