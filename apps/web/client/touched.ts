import type { Endpoint } from '@taizhang/contract'

/** The key of what was read from an endpoint: react-query keeps it under this. */
export type ReadKey = readonly [name: string, input: unknown]

export const readKey = (endpoint: Pick<Endpoint, 'name'>, input: unknown): ReadKey => [endpoint.name, input]

/** What the server tells of a change: an entry of a ledger. */
export interface EntryChanged {
  readonly ledger: string
  readonly org: string
  readonly entry: string
  readonly version: number
}

/** What does not depend on entries: definitions, the tree of offices, who is who. */
const settled =
  /^(?:ledger|org|person|account|grant|session|me|period|access-record|pack|duty\/list|indicator\/list)(?:\/|$)/

/** What is of one entry alone. */
const ofOneEntry: ReadonlySet<string> = new Set(['entry/show', 'entry/history', 'evidence/of-entry'])

/**
 * Whether what was read may read otherwise after an entry has changed. Of the entries themselves the ledger and the id tell;
 * everything computed from entries (indicators, tasks, duties, reports) may.
 */
export function isTouchedBy([name, input]: ReadKey, { ledger, entry }: EntryChanged): boolean {
  if (settled.test(name)) return false
  const text = JSON.stringify(input) ?? ''
  if (name === 'entry/list' || name === 'entry/total') return text.includes(JSON.stringify(ledger))
  if (ofOneEntry.has(name)) return text.includes(JSON.stringify(entry))
  return true
}
