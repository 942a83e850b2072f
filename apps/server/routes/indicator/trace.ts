import { type Output, traceIndicator } from '@taizhang/contract'
import type { Trace } from '@taizhang/ledger'
import { traceEntries } from '@taizhang/store'
import { entryView } from '../../entry-view.ts'
import { indicatorQuestion } from '../../indicator-question.ts'
import { route, succeeded } from '../../route.ts'
import type { SignedRequest } from '../../services.ts'

type TraceView = Output<typeof traceIndicator>['trace']

export default route(traceIndicator, async ({ params: { key }, query }, request) => {
  const { org, period, after = null, most } = query
  const asked = indicatorQuestion(request, key, org, [period])
  if (!asked.ok) return asked
  const question = { indicator: key, org, period }
  const [evaluated] = await request.services.store.indicators(request.tenant, [question])
  if (!evaluated) throw new Error('a question without its answer')
  const trace = await traceView(request, evaluated.trace, question, after, most)
  return succeeded({ value: evaluated.value, trace })
})

async function traceView(
  { services, tenant, orgs }: SignedRequest,
  trace: Trace,
  question: { readonly indicator: string; readonly org: string; readonly period: string },
  after: string | null,
  most: number,
): Promise<TraceView> {
  if (trace.kind === 'formula') {
    const parts = trace.parts.map(({ trace: _, ...value }) => value)
    return { kind: 'formula', formula: trace.formula, parts }
  }
  if (trace.kind !== 'entries') return trace
  return services.store.read({ tenant, orgs }, async (transaction, setup) => {
    const page = await traceEntries(transaction, tenant, setup, question, { after, limit: most })
    const items = page.traced.flatMap(({ entry, times }) => {
      const ledger = setup.ledgers.get(entry.ledger)
      return ledger ? [{ entry: entryView(ledger, entry), times }] : []
    })
    return { kind: 'entries', count: trace.count, items, next: page.next }
  })
}
