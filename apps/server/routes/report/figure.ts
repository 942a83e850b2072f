import { showReportFigure } from '@taizhang/contract'
import { figureKeyText } from '@taizhang/report'
import { readFiguresWidely, readSigned } from '@taizhang/store'
import { originView } from '../../office-filter.ts'
import { figureTitle, readFor, unknownReportMessage } from '../../report-view.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(showReportFigure, async ({ params: { id, link } }, request) => {
  const { services, tenant, setup, orgs, at } = request
  const reading = await readFor(request, id)
  if (!reading) return failed('unknown-report', id, unknownReportMessage)
  const figure = reading.links.find((one) => one.link === link)
  if (!figure) return failed('not-found', link, '材料里没有这个数。')
  const { now, signature } = await services.store.read({ tenant, orgs }, async (transaction, current) => ({
    signature: reading.stored.state === 'signed' ? await readSigned(transaction, tenant, id) : undefined,
    now: await readFiguresWidely(transaction, tenant, current, figure.takes, at),
  }))
  const frozen = signature?.figures.find((one) => one.link === link)?.frozen ?? []
  const takes = figure.takes.flatMap((key) => {
    const known = now.get(figureKeyText(key))
    if (!known) return []
    const indicator = setup.indicators.get(key.indicator)
    const origin = originView(setup, 'indicator', key.indicator)
    const then = frozen.find((one) => figureKeyText(one.key) === figureKeyText(key))
    return [
      {
        key,
        title: figureTitle(setup, key),
        indicator: indicator ? { ...indicator, ...(origin && { origin }) } : null,
        now: known,
        frozen: then ? { figure: then.figure, entries: then.entries } : null,
      },
    ]
  })
  return succeeded({ figure, takes })
})
