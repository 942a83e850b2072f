import { listSessions } from '@taizhang/contract'
import { route, succeeded } from '../../route.ts'

export default route(listSessions, async (_, { services, tenant, caller }) => {
  const sessions = await services.sessions.ofPerson(tenant, caller.person)
  return succeeded({ items: sessions.map((session) => ({ ...session, current: session.id === caller.session })) })
})
