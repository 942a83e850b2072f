import { showPack } from '@taizhang/contract'
import type { OutlineSection } from '@taizhang/packs'
import { additionView, packSummary } from '../../pack-view.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(showPack, async ({ params }, { services, tenant, setup }) => {
  const inUse = (await services.packs.packs(tenant)).find(({ id }) => id === params.id)
  const brought = services.registry.find(({ id }) => id === params.id)
  const pack = inUse ?? brought
  if (!pack) return failed('unknown-pack', params.id, `没有“${params.id}”这个行业包。`)
  const { ledgers, indicators, duties, auditRules, tieRoles, taskTemplates, outlines } = pack
  return succeeded({
    ...packSummary({ ...pack, version: (brought ?? pack).version }, setup),
    ledgers,
    indicators,
    duties: duties.map(({ key, title, roster, every, times }) => ({ key, title, roster, every, times })),
    auditRules: auditRules.map(({ key, title, severity }) => ({ key, title, severity })),
    tieRoles,
    taskTemplates,
    outlines: outlines.map(({ kind, title, sections }) => ({ kind, title, headings: headingsOf(sections) })),
    additions: (await services.packs.additions(tenant, params.id)).map(additionView),
  })
})

const headingsOf = (sections: readonly OutlineSection[]): readonly string[] =>
  sections.flatMap(({ heading, sections: below = [] }) => [heading, ...headingsOf(below)])
