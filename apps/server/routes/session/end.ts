import { endSession } from '@taizhang/contract'
import { recordOwn } from '../../access-record.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(endSession, async ({ params }, request) => {
  const { services, tenant, caller } = request
  if (!(await services.sessions.end(tenant, caller.person, params.id)))
    return failed('not-found', params.id, '没有这处登录，可能已经结束。')
  await recordOwn(request, 'session-ended', params.id)
  return succeeded(null)
})
