import { exportReport } from '@taizhang/contract'
import { writeOfficial } from '@taizhang/office'
import { attachment } from '../../attachment.ts'
import { reportPaper } from '../../report-paper.ts'
import { readFor, unknownReportMessage } from '../../report-view.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(exportReport, async ({ params: { id }, query: { annex } }, request) => {
  const { setup } = request
  const reading = await readFor(request, id)
  if (!reading) return failed('unknown-report', id, unknownReportMessage)
  const document = reportPaper(setup, reading.stored, reading, annex !== undefined)
  const bytes = await writeOfficial(document)
  return succeeded(attachment(`${reading.stored.title}.docx`, bytes, bytes.length))
})
