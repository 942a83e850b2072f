import { type Output, traceIndicator } from '@taizhang/contract'
import { rounded, type Trace } from '@taizhang/ledger'
import { type IndicatorQuestion, traceEntries } from '@taizhang/store'
import { entryView } from '../../entry-view.ts'
import { indicatorQuestion } from '../../indicator-question.ts'
import { route, succeeded } from '../../route.ts'
import type { SignedRequest } from '../../services.ts'

type TraceView = Output<typeof traceIndicator>['trace']

export default route(traceIndicator, async ({ params: { key }, query }, request) => {
  const { org, period, after = null, most } = query
  const asked = indicatorQuestion(request, key, org, [period], query)
  if (!asked.ok) return asked
  const question = { indicator: key, org, period, slice: asked.slice }
  const [evaluated] = await request.services.store.indicators(request.tenant, [question])
  if (!evaluated) throw new Error('a question without its answer')
  const trace = await traceView(request, evaluated.trace, question, after, most)
  return succeeded({ value: evaluated.value, trace })
})

async function traceView(
  { services, tenant, setup, orgs }: SignedRequest,
  trace: Trace,
  question: IndicatorQuestion,
  after: string | null,
  most: number,
): Promise<TraceView> {
  if (trace.kind === 'formula') {
    // The formula takes its parts exact; shown they are as they stand on their own.
    const parts = trace.parts.map(({ trace: _, ...part }) => {
      const decimals = setup.indicators.get(part.indicator)?.decimals ?? 0
      return { ...part, value: part.value === null ? null : rounded(part.value, decimals) }
    })
    return { kind: 'formula', formula: trace.formula, parts }
  }
  if (trace.kind !== 'entries') return trace
  return services.store.read({ tenant, orgs }, async (transaction, now) => {
    const page = await traceEntries(transaction, tenant, now, question, { after, limit: most })
    const items = page.traced.flatMap(({ entry, times }) => {
      const ledger = now.ledgers.get(entry.ledger)
      return ledger ? [{ entry: entryView(ledger, entry), times }] : []
    })
    return { kind: 'entries', count: trace.count, items, next: page.next }
  })
}
