import type { Outcome } from '@taizhang/ledger'
import { type EntryView, entryView } from './entry-view.ts'
import type { SignedRequest } from './services.ts'

/** The entry that a step made or changed, as answers show it. */
export function entryOutcome({ setup }: SignedRequest, { entry }: Outcome): EntryView {
  const ledger = entry && setup.ledgers.get(entry.ledger)
  if (!entry || !ledger) throw new Error('a step over an entry gave none')
  return entryView(ledger, entry)
}
