import { type Coverage, coverageOf, type Duty, type OrgId, parsePeriod } from '@taizhang/ledger'
import { narrow, type Scope } from './database.ts'
import { type EntryRow, entryColumns, entryOf } from './entry-row.ts'
import type { LedgerStore } from './ledger-store.ts'
import { orgsUnder } from './setup.ts'

/**
 * Coverage of a duty in an office and all below it; null where the period is none of the duty's. Only the roster's members as of the
 * period's end and what was done for them in it are read; the domain counts. What another office did for a member counts too. The
 * figures are those of all members; of those missing, the members of the scope's offices are named.
 */
export function readCoverage(
  store: LedgerStore,
  { tenant, orgs }: Scope,
  duty: Duty,
  org: OrgId,
  periodKey: string,
): Promise<Coverage | null> {
  const period = parsePeriod(periodKey)
  if (!period || period.kind !== duty.every) return Promise.resolve(null)
  return store.read({ tenant, orgs: 'all' }, async (transaction, setup) => {
    await narrow(transaction, orgsUnder(setup, org))
    const members = await transaction.query<EntryRow>(
      `select ${entryColumns} from entry e where e.tenant_id = $1 and e.ledger = $2 and not e.deleted
         and e.day <= $3 and (e.end_day is null or e.end_day >= $3) order by e.id`,
      [tenant, duty.roster, period.to],
    )
    await narrow(transaction, 'all')
    const done = await transaction.query<EntryRow>(
      `select ${entryColumns} from entry e where e.tenant_id = $1 and e.ledger = $2 and not e.deleted
         and e.day between $3 and $4 and e.field_values ->> $5 = any ($6)`,
      [tenant, duty.metBy.ledger, period.from, period.to, duty.metBy.member, members.map(({ id }) => id)],
    )
    // A roster may be tied to itself: each entry once.
    const entries = new Map([...members, ...done].map((row) => [row.id, entryOf(row)]))
    const source = { org: (id: OrgId) => setup.orgs.get(id), entries: () => [...entries.values()] }
    const coverage = coverageOf(source, duty, org, periodKey)
    if (!coverage || orgs === 'all') return coverage
    const visible = new Set(orgs)
    const missing = coverage.missing.filter(({ member }) => visible.has(entries.get(member)?.org ?? ''))
    return { ...coverage, missing }
  })
}
