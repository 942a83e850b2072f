import { listReportFindings } from '@taizhang/contract'
import { checkDraft, compareTyped, draftMatcher, figureKeyText, typedKeys } from '@taizhang/report'
import { isUsedBy, readFiguresWidely } from '@taizhang/store'
import { figureTitle, readFor, unknownReportMessage } from '../../report-view.ts'
import { failed, route, succeeded } from '../../route.ts'

export default route(listReportFindings, async ({ params: { id } }, request) => {
  const { services, tenant, setup, orgs, at, today } = request
  const reading = await readFor(request, id)
  if (!reading) return failed('unknown-report', id, unknownReportMessage)
  const { stored, expanded, links } = reading
  const own = [...setup.indicators.values()].filter(({ key }) => isUsedBy(setup, stored.org, 'indicator', key))
  const match = draftMatcher(own, [...setup.ledgers.values()], Number(stored.period.slice(0, 4)))
  const indicator = (key: string) => setup.indicators.get(key)
  const { findings, typed, figures, relations } = checkDraft(expanded, links, { indicator, match, settings: { today } })
  const known = await services.store.read({ tenant, orgs }, (transaction, now) =>
    readFiguresWidely(transaction, tenant, now, typedKeys(typed), at),
  )
  const compared = compareTyped(
    typed,
    (key) => known.get(figureKeyText(key)),
    (key) => figureTitle(setup, key),
  )
  return succeeded({ findings, typed: compared, figures, relations })
})
