import { Directory, type Entry, entryName, type Ledger, type SheetLookup } from '@taizhang/ledger'
import { type EntryQuestion, listEntries, type Queryable, type TenantSetup } from '@taizhang/store'

const PAGE = 5_000

/** All entries that a question asks for and the transaction may see, page by page, the oldest first. */
export async function* entriesOf(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  question: EntryQuestion,
): AsyncGenerator<Entry> {
  let after: string | null = null
  do {
    const page = await listEntries(transaction, tenant, setup, question, {
      sort: { by: 'day', order: 'ascending' },
      after,
      limit: PAGE,
    })
    yield* page.entries
    after = page.next
  } while (after !== null)
}

/** What the names in a ledger's sheets stand for: people, offices, and the entries of the ledgers that it refers to. */
export async function sheetLookup(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  ledger: Ledger,
): Promise<SheetLookup> {
  const orgName = (id: string | null) => (id === null ? '' : (setup.orgs.get(id)?.name ?? ''))
  const people = new Directory(
    [...setup.people.values()].map(({ id, name, org }) => ({ id, name, among: orgName(org) })),
  )
  const orgs = new Directory(
    [...setup.orgs.values()].map(({ id, name, parent }) => ({ id, name, among: orgName(parent) })),
  )
  const references = new Map<string, Directory>()
  for (const field of Object.values(ledger.fields)) {
    if (field.kind !== 'reference' || references.has(field.ledger)) continue
    references.set(field.ledger, await entryDirectory(transaction, tenant, setup, field.ledger))
  }
  const none = new Directory([])
  return { people, orgs, references: (key) => references.get(key) ?? none }
}

async function entryDirectory(
  transaction: Queryable,
  tenant: string,
  setup: TenantSetup,
  key: string,
): Promise<Directory> {
  const target = setup.ledgers.get(key)
  if (!target) return new Directory([])
  const named: { readonly id: string; readonly name: string; readonly among: string }[] = []
  for await (const entry of entriesOf(transaction, tenant, setup, { ledger: key }))
    named.push({ id: entry.id, name: entryName(target, entry), among: setup.orgs.get(entry.org)?.name ?? '' })
  return new Directory(named)
}
