import { showReportDrift } from '@taizhang/contract'
import { drift, figureKeyText, signedKeys } from '@taizhang/report'
import { readFiguresWidely, readSigned } from '@taizhang/store'
import { figureTitle, findReport, unknownReportMessage } from '../../report-view.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(showReportDrift, async ({ params: { id } }, request) => {
  const { services, tenant, setup, orgs, at } = request
  if (!(await findReport(request, id))) return failed('unknown-report', id, unknownReportMessage)
  const reading = await services.store.read({ tenant, orgs }, async (transaction, now) => {
    const signature = await readSigned(transaction, tenant, id)
    if (!signature) return null
    return { signature, figures: await readFiguresWidely(transaction, tenant, now, signedKeys(signature), at) }
  })
  if (!reading) return failed('move-not-allowed', id, '材料还没有签发，没有可比的数。')
  const { signature, figures } = reading
  const items = drift(signature, (key) => figures.get(figureKeyText(key)))
  return succeeded({
    lookedAt: signature.figures.length,
    items: items.map((one) => ({ ...one, title: figureTitle(setup, one.key) })),
  })
})
