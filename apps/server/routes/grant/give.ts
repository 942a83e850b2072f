import { giveGrant } from '@taizhang/contract'
import { type Grant, isDay, type Role } from '@taizhang/ledger'
import { recordOwn } from '../../access-record.ts'
import { failed, route, succeeded } from '../../route.ts'
import type { SignedRequest } from '../../services.ts'
import { changeSetup } from '../../setup-change.ts'

export default route(giveGrant, async ({ body }, request) => {
  const grant: Grant = { ...body, from: body.from ?? request.today }
  const answer = await changeSetup(request, (setup) => {
    if (!setup.people.has(grant.person)) return { answer: failed('unknown-person', 'person', '没有这个人。') }
    if (!setup.orgs.has(grant.org)) return { answer: failed('unknown-org', 'org', '没有这个单位。') }
    const own = setup.grants.get(grant.person) ?? []
    const mistake = mistakeOf(grant, own, request)
    if (mistake) return { answer: mistake }
    return { answer: succeeded({ grant }), setup: { grants: [...[...setup.grants.values()].flat(), grant] } }
  })
  if (answer.ok) await recordOwn(request, 'grants-changed', grant.person)
  return answer
})

const isAdministrator = (role: Role): boolean => role.endsWith('-admin')

/** 三员分立: who holds one of the three administrators' roles holds no other, and nobody gives themselves one. */
function mistakeOf(grant: Grant, own: readonly Grant[], { caller, today }: SignedRequest) {
  if (!isDay(grant.from) || (grant.to !== null && (!isDay(grant.to) || grant.to < grant.from)))
    return failed('wrong-value', 'to', '起止日期不对：截止日期不能早于起始日期。')
  if (grant.person === caller.person)
    return failed('duties-apart', 'person', '不能给自己授权，请由另一位安全管理员办理。')
  const others = own.filter(({ role, to }) => role !== grant.role && (to === null || to >= today))
  if (others.some(({ role }) => isAdministrator(role) || isAdministrator(grant.role)))
    return failed('duties-apart', 'role', '系统、安全、审计三员须各由专人担任，不能兼任其他角色。')
  const same = own.some(({ role, org, from }) => role === grant.role && org === grant.org && from === grant.from)
  return same ? failed('duplicate-key', 'role', '这个人当天已有这个单位的这个角色。') : undefined
}
