import { type Output, showReportFigure } from '@taizhang/contract'
import { type Entry, entryTitle, type Ledger } from '@taizhang/ledger'
import { figureKeyText } from '@taizhang/report'
import { type Queryable, readEntries, readFiguresWidely, readSigned, shownAmong } from '@taizhang/store'
import { maskedValues } from '../../entry-view.ts'
import { originView } from '../../office-filter.ts'
import { figureTitle, readFor, unknownReportMessage } from '../../report-view.ts'
import { failed, route, succeeded } from '../../route.ts'
import type { SignedRequest } from '../../services.ts'

type Frozen = NonNullable<Output<typeof showReportFigure>['takes'][number]['frozen']>

export default route(showReportFigure, async ({ params: { id, link }, query }, request) => {
  const { services, tenant, setup, orgs, at } = request
  const reading = await readFor(request, id)
  if (!reading) return failed('unknown-report', id, unknownReportMessage)
  const figure = reading.links.find((one) => one.link === link)
  if (!figure) return failed('not-found', link, '材料里没有这个数。')
  const { now, then } = await services.store.read({ tenant, orgs }, async (transaction, current) => {
    const signature = reading.stored.state === 'signed' ? await readSigned(transaction, tenant, id) : undefined
    const then = new Map<string, Frozen>()
    // Before the figures are read: that looks further than the caller may.
    for (const { key, figure: was, entries } of signature?.figures.find((one) => one.link === link)?.frozen ?? [])
      then.set(figureKeyText(key), { figure: was, ...(await listed(transaction, request, entries, query.most)) })
    return { then, now: await readFiguresWidely(transaction, tenant, current, figure.takes, at) }
  })
  const takes = figure.takes.flatMap((key) => {
    const known = now.get(figureKeyText(key))
    if (!known) return []
    const indicator = setup.indicators.get(key.indicator)
    const origin = originView(setup, 'indicator', key.indicator)
    return [
      {
        key,
        title: figureTitle(setup, key),
        indicator: indicator ? { ...indicator, ...(origin && { origin }) } : null,
        now: known,
        frozen: then.get(figureKeyText(key)) ?? null,
      },
    ]
  })
  return succeeded({ figure, takes })
})

/** The entries that made a figure, by what they are called; of those that the caller may not see no more than their number. */
async function listed(
  transaction: Queryable,
  { tenant, setup }: SignedRequest,
  ids: readonly string[],
  most: number,
): Promise<Omit<Frozen, 'figure'>> {
  const shown = await shownAmong(transaction, tenant, ids)
  const numbered = ids.map((id, at) => ({ id, number: at + 1 })).filter(({ id }) => shown.has(id))
  const first = numbered.slice(0, most)
  const read = await readEntries(
    transaction,
    tenant,
    first.map(({ id }) => id),
  )
  const byId = new Map(read.map((entry) => [entry.id, entry]))
  const entries = first.flatMap(({ id, number }) => {
    const entry = byId.get(id)
    return entry ? [{ id, number, title: titleOf(setup.ledgers.get(entry.ledger), entry), deleted: entry.deleted }] : []
  })
  return { entries, readable: numbered.length, hidden: ids.length - numbered.length }
}

const titleOf = (ledger: Ledger | undefined, { day, values }: Entry): string =>
  (ledger && entryTitle(ledger, maskedValues(ledger, values))) || `${ledger?.title ?? ''} ${day}`.trim()
