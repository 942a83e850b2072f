import type { Endpoint } from '@taizhang/contract'

/** The key of what was read from an endpoint: react-query keeps it under this. */
export type ReadKey = readonly [name: string, input: unknown]

export const readKey = (endpoint: Pick<Endpoint, 'name'>, input: unknown): ReadKey => [endpoint.name, input]

/** What the server tells of a change: an entry of a ledger, a report, a task, a sheet over one, or values that may be others now. */
export type Changed =
  | { readonly event: 'entry'; readonly data: { readonly ledger: string; readonly entry: string } }
  | { readonly event: 'report'; readonly data: { readonly report: string } }
  | { readonly event: 'task'; readonly data: { readonly task: string } }
  | { readonly event: 'supervision'; readonly data: { readonly task: string } }
  | { readonly event: 'indicators'; readonly data: { readonly indicators: readonly string[] } }

/** The names of the events. */
export const changeEvents = [
  'entry',
  'report',
  'task',
  'supervision',
  'indicators',
] as const satisfies readonly Changed['event'][]

/** What does not depend on entries: definitions, the tree of offices, who is who. */
const settled =
  /^(?:ledger|org|person|account|grant|session|me|period|access-record|pack|duty\/list|indicator\/list)(?:\/|$)/

/** What is of one entry alone. */
const ofOneEntry: ReadonlySet<string> = new Set(['entry/show', 'entry/history', 'evidence/of-entry'])

/** What is of one report alone. */
const ofOneReport = /^report\/(?!list$)/

/**
 * Whether what was read may read otherwise after a change. Of the entries and reports themselves their ids tell; everything computed
 * from entries (indicators, tasks, duties, reports) may after any entry.
 */
export function isTouchedBy([name, input]: ReadKey, changed: Changed): boolean {
  if (settled.test(name)) return false
  const text = JSON.stringify(input) ?? ''
  const names = (id: string) => text.includes(JSON.stringify(id))
  switch (changed.event) {
    case 'entry':
      if (name === 'entry/list' || name === 'entry/total') return names(changed.data.ledger)
      return ofOneEntry.has(name) ? names(changed.data.entry) : true
    case 'report':
      return ofOneReport.test(name) ? names(changed.data.report) : /^(?:report|year)\//.test(name)
    case 'task':
      return /^(?:task|supervision|report|year)\//.test(name)
    case 'supervision':
      return /^(?:task|supervision)\//.test(name)
    case 'indicators':
      if (name.startsWith('indicator/')) return name !== 'indicator/list' && changed.data.indicators.some(names)
      return /^(?:report|task|reported-value|cited-figure|target|audit-rule)\//.test(name)
  }
}
