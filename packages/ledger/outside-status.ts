import type { Day } from './day.ts'
import type { Entry } from './entry.ts'
import type { Source } from './evaluate.ts'
import type { Ledger } from './ledger.ts'
import type { OrgId } from './org.ts'
import { lineOf } from './view.ts'

/** A status set elsewhere that does not go with ours. Neither overwrites the other: it is looked into. */
export interface StatusDifference {
  readonly entry: Entry
  readonly field: string
  /** What the other office or platform says, who says so, and as of when. */
  readonly status: string
  readonly source: string
  readonly asOf: Day
  /** Our own state. */
  readonly state: string
  /** Ours changed after theirs was looked up: theirs may only be older. */
  readonly isOlder: boolean
}

/** The statuses of an entry that do not go with its state, by what its ledger says each of them `means`. */
export function differencesOf(ledger: Ledger, entry: Entry): readonly StatusDifference[] {
  const { state, stateSince, values } = entry
  if (state === null || entry.deleted) return []
  return Object.entries(ledger.fields).flatMap(([key, field]) => {
    const value = values[key] ?? null
    if (field.kind !== 'outside-status' || typeof value !== 'object' || value === null || !('status' in value))
      return []
    const means = field.means?.[value.status]
    if (!means || means.includes(state)) return []
    const isOlder = stateSince !== null && stateSince > value.asOf
    return [{ entry, field: key, status: value.status, source: value.source, asOf: value.asOf, state, isOlder }]
  })
}

/** All of an office and those below it, by entry and field. */
export function statusDifferences(
  source: Pick<Source, 'org' | 'entries'>,
  ledgers: readonly Ledger[],
  org: OrgId,
): readonly StatusDifference[] {
  const byKey = new Map(ledgers.map((ledger) => [ledger.key, ledger]))
  return source
    .entries()
    .filter((entry) => lineOf(source, entry.org).includes(org))
    .flatMap((entry) => {
      const ledger = byKey.get(entry.ledger)
      return ledger ? differencesOf(ledger, entry) : []
    })
    .sort((one, other) => (one.entry.id < other.entry.id ? -1 : 1))
}
