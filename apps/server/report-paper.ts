import { dayOfMoment, dayTitle } from '@taizhang/ledger'
import { figureAnnex, officialReport } from '@taizhang/report'
import { dimensionLabel, type StoredReport, type TenantSetup } from '@taizhang/store'
import type { OfficialDocument } from '@taizhang/text'
import type { ReportReading } from './report-view.ts'

/**
 * A report as an official paper, with an annex that says of each figure where it comes from where that is wanted. A draft bears no organ
 * and no day: it is nobody's word yet.
 */
export function reportPaper(
  setup: TenantSetup,
  { org, signed }: Pick<StoredReport, 'org' | 'signed'>,
  { expanded, links, known }: Pick<ReportReading, 'expanded' | 'links' | 'known'>,
  withAnnex: boolean,
): OfficialDocument {
  const orgName = (id: string) => setup.orgs.get(id)?.name ?? id
  const names = {
    indicator: (key: string) => setup.indicators.get(key),
    ledger: (key: string) => setup.ledgers.get(key)?.title ?? key,
    org: orgName,
    part: (slice: { readonly field: string; readonly value: string }, indicator: string) =>
      dimensionLabel(setup, indicator, slice),
  }
  return officialReport(expanded, links, {
    ...(signed && { signature: { organ: orgName(org), date: dayTitle(dayOfMoment(signed.at)) } }),
    ...(withAnnex && { annex: figureAnnex(links, known, names) }),
  })
}
