import { randomBytes } from 'node:crypto'
import { defineIndicator, filterSchema, indicatorSchema } from '@taizhang/contract'
import { type Indicator, may } from '@taizhang/ledger'
import { refusedDefinition } from '../../definition-refusal.ts'
import { viewOf } from '../../entry-view.ts'
import { originView } from '../../office-filter.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(defineIndicator, async ({ body }, request) => {
  const { services, tenant, setup, caller, at, today } = request
  const { org } = body
  if (!setup.orgs.has(org)) return failed('unknown-org', 'org', '没有这个单位。')
  if (!may(viewOf(setup), caller.person, 'define', org, today))
    return failed('not-permitted', 'org', '您没有为这个单位自定指标的权限。')
  const key = body.key ?? `own.x${randomBytes(5).toString('hex')}`
  const { origin: _, ...given } = body.indicator
  const read = indicatorSchema.safeParse({ ...given, key })
  const filter = read.success && read.data.kind === 'ledger' ? read.data.filter : undefined
  const condition = filter === undefined ? undefined : filterSchema.safeParse(filter)
  const issues = [...(read.error?.issues ?? []), ...(condition?.error?.issues ?? [])]
  if (!read.success || issues.length > 0)
    return {
      ok: false,
      error: issues.slice(0, 20).map(({ path, message }) => ({
        code: 'wrong-value' as const,
        subject: path.map(String).join('.'),
        message: `“${path.map(String).join('.') || '指标'}”填得不对：${message}`,
      })),
    }
  const result = await services.packs.define(tenant, org, read.data as Indicator, { by: caller.person, at })
  if (!result.ok) return refusedDefinition(defineIndicator.failures, result.refusals)
  services.changes.tell(tenant, { event: 'indicators', data: { org, indicators: [key] } })
  const origin = originView(await services.store.setup(tenant), 'indicator', key)
  return succeeded({ indicator: { ...result.value, ...(origin && { origin }) } })
})
