import type { YearSource } from '@taizhang/report'
import { isUsedBy, packsInUse, packsOf } from '@taizhang/store'
import { chooseOrg, chooseTenant } from './choices.ts'
import { withInstallation } from './installation.ts'

/** What an office of an installation has, for last year's report to be matched against: its indicators, ledgers and task templates. */
export function officeSetup(plan: {
  readonly data: string | undefined
  readonly tenant: string | undefined
  readonly org: string
}): Promise<Pick<YearSource, 'office' | 'indicators' | 'ledgers' | 'templates'>> {
  return withInstallation(plan.data, async ({ store }) => {
    const tenant = await chooseTenant(store, plan.tenant)
    const setup = await store.setup(tenant)
    const { id, name } = chooseOrg(setup, plan.org)
    const above = (setup.lines.get(id) ?? []).flatMap((one) => setup.orgs.get(one)?.name ?? [])
    const used = packsOf(setup, id)
    const packs = await store.read({ tenant, orgs: 'all' }, (transaction) => packsInUse(transaction, tenant))
    return {
      office: { name, within: above },
      indicators: [...setup.indicators.values()].filter(({ key }) => isUsedBy(setup, id, 'indicator', key)),
      ledgers: [...setup.ledgers.values()],
      templates: packs.filter((pack) => used.includes(pack.id)).flatMap(({ taskTemplates }) => taskTemplates),
    }
  })
}
