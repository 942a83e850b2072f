import { uploadEvidence } from '@taizhang/contract'
import { may } from '@taizhang/ledger'
import { viewOf } from '../../entry-view.ts'
import { failed, route, succeeded } from '../../route.ts'

const codes = { empty: 'wrong-value', 'too-large': 'too-large', 'type-not-allowed': 'unsupported-file' } as const

export default route(uploadEvidence, async ({ query }, request) => {
  const { services, tenant, setup, orgs, caller, at, today, raw } = request
  const offices = orgs === 'all' ? [...setup.orgs.keys()] : orgs
  const view = viewOf(setup)
  if (
    !offices.some((org) => (['write', 'move'] as const).some((action) => may(view, caller.person, action, org, today)))
  )
    return failed('not-permitted', '', '您没有录入或办理的权限，不能上传佐证。')
  const taken = await services.evidence.put(query.name, (raw.body ?? []) as AsyncIterable<Uint8Array>)
  if (!taken.ok) return failed(codes[taken.error.reason], 'file', taken.error.message)
  await services.store.addEvidence(tenant, taken.file, { by: caller.person, at })
  return succeeded(taken.file)
})
