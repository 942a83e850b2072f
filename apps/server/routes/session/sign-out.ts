import { signOut } from '@taizhang/contract'
import { recordOwn } from '../../access-record.ts'
import { route, succeeded } from '../../route.ts'

export default route(signOut, async (_, request) => {
  const { services, tenant, caller } = request
  await services.sessions.end(tenant, caller.person, caller.session)
  await recordOwn(request, 'sign-out', '')
  request.setSession(null)
  return succeeded(null)
})
