import { removeIndicator } from '@taizhang/contract'
import { may } from '@taizhang/ledger'
import { originKey } from '@taizhang/store'
import { refusedDefinition } from '../../definition-refusal.ts'
import { viewOf } from '../../entry-view.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(removeIndicator, async ({ params: { key }, body: { reason } }, request) => {
  const { services, tenant, setup, caller, at, today } = request
  if (!setup.indicators.has(key)) return failed('unknown-indicator', key, `没有“${key}”这个指标。`)
  const origin = setup.origins.get(originKey('indicator', key))
  if (!origin || origin.org === null || origin.pack !== null)
    return failed('not-permitted', key, '这个指标不是单位自定的，不能删除；行业包里的随行业包走。')
  if (!may(viewOf(setup), caller.person, 'define', origin.org, today))
    return failed('not-permitted', key, '您没有删除这个指标的权限。')
  if (reason.trim() === '') return failed('needs-reason', 'reason', '请写明删除的原因。')
  const result = await services.packs.remove(tenant, key, reason, { by: caller.person, at })
  if (!result.ok) return refusedDefinition(removeIndicator.failures, result.refusals)
  services.changes.tell(tenant, { event: 'indicators', data: { org: origin.org, indicators: [key] } })
  return succeeded(null)
})
