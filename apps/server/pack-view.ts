import type { listPacks, Output, showPack } from '@taizhang/contract'
import type { Pack } from '@taizhang/packs'
import type { KeptAddition, TenantSetup } from '@taizhang/store'

/** A pack as lists show it: how much is in it, and who uses it. */
export function packSummary(pack: Pack, setup: TenantSetup): Output<typeof listPacks>['items'][number] {
  const { id, title, version, summary, builtOn, ledgers, indicators, duties, auditRules, taskTemplates, outlines } =
    pack
  const enabled = setup.packs.get(id)
  return {
    id,
    title,
    version,
    summary,
    builtOn,
    counts: {
      ledgers: ledgers.length,
      indicators: indicators.length,
      duties: duties.length,
      auditRules: auditRules.length,
      taskTemplates: taskTemplates.length,
      outlines: outlines.length,
    },
    enabled: enabled ? { version: enabled.version, orgs: enabled.orgs, since: enabled.since } : null,
  }
}

/** What an office added to a pack. */
export const additionView = ({
  org,
  addition,
  by,
  at,
}: KeptAddition): Output<typeof showPack>['additions'][number] => ({ org, addition: { ...addition }, by, at })
