import type { Entry, Ledger } from '@taizhang/ledger'
import { readEntry } from '@taizhang/store'
import { unknownEntryMessage } from './apply-step.ts'
import { type Failed, failed } from './route.ts'
import type { SignedRequest } from './services.ts'

/** An entry that the caller may see, with its ledger; deleted ones too. */
export async function findEntry(
  { services, tenant, orgs }: SignedRequest,
  id: string,
): Promise<{ readonly ok: true; readonly entry: Entry; readonly ledger: Ledger } | Failed<'unknown-entry'>> {
  return services.store.read({ tenant, orgs }, async (transaction, setup) => {
    const entry = await readEntry(transaction, tenant, id)
    const ledger = entry && setup.ledgers.get(entry.ledger)
    return entry && ledger ? { ok: true, entry, ledger } : failed('unknown-entry', id, unknownEntryMessage)
  })
}
