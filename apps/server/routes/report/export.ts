import { exportReport } from '@taizhang/contract'
import { dayOfMoment } from '@taizhang/ledger'
import { writeOfficial } from '@taizhang/office'
import { figureAnnex, officialReport } from '@taizhang/report'
import { dimensionLabel } from '@taizhang/store'
import { attachment } from '../../attachment.ts'
import { readFor, unknownReportMessage } from '../../report-view.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(exportReport, async ({ params: { id }, query: { annex } }, request) => {
  const { setup } = request
  const reading = await readFor(request, id)
  if (!reading) return failed('unknown-report', id, unknownReportMessage)
  const { stored, expanded, links, known } = reading
  const orgName = (org: string) => setup.orgs.get(org)?.name ?? org
  const rows =
    annex === undefined
      ? undefined
      : figureAnnex(links, known, {
          indicator: (key) => setup.indicators.get(key),
          ledger: (key) => setup.ledgers.get(key)?.title ?? key,
          org: orgName,
          part: (slice, indicator) => dimensionLabel(setup, indicator, slice),
        })
  // A draft bears no organ and no day: it is nobody's word yet.
  const signature = stored.signed && { organ: orgName(stored.org), date: dayInWords(dayOfMoment(stored.signed.at)) }
  const document = officialReport(expanded, links, { ...(signature && { signature }), ...(rows && { annex: rows }) })
  const bytes = await writeOfficial(document)
  return succeeded(attachment(`${stored.title}.docx`, bytes, bytes.length))
})

/** 2024年3月5日, without leading zeros. */
const dayInWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
