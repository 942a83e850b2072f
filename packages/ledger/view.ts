import type { Day } from './day.ts'
import type { Entry, EntryId } from './entry.ts'
import type { FieldValues } from './field.ts'
import type { Indicator } from './indicator.ts'
import type { Ledger } from './ledger.ts'
import type { Grant, Org, OrgId, Person, PersonId } from './org.ts'

/** A value reported by hand, with how far its review has come. */
export interface ReportedValue {
  readonly indicator: string
  readonly org: OrgId
  readonly period: string
  readonly value: string
  readonly note: string
  readonly status: 'reported' | 'approved' | 'accepted' | 'returned'
  readonly by: PersonId
  readonly reviewedBy: PersonId | null
  readonly reason: string
  readonly version: number
}

/**
 * What a decision reads. The in-memory world answers from its maps; the store loads what a step needs in the step's own
 * transaction and answers from that, so that both decide by the same words.
 */
export interface View {
  org(id: OrgId): Org | undefined
  person(id: PersonId): Person | undefined
  grantsOf(person: PersonId): readonly Grant[]
  ledger(key: string): Ledger | undefined
  indicator(key: string): Indicator | undefined
  /** Also a deleted one. */
  entry(id: EntryId): Entry | undefined
  /** The entry of an office that has these values in the ledger's `uniqueBy` fields; deleted ones are none. */
  entryByKey(ledger: Ledger, org: OrgId, values: FieldValues): Entry | undefined
  /** The entry that was closed last, on or after `since`, with the same values in the flow's `repeat.sameFields`. */
  closedLike(ledger: Ledger, org: OrgId, values: FieldValues, since: Day): Entry | undefined
  /** The entry that a telling re-opened, by \`tellingOf\` the entry that it would have become. */
  reopenedBy(telling: string): EntryId | undefined
  /** Whether an entry that is not deleted refers to it. */
  isReferredTo(id: EntryId): boolean
  hasEvidence(hash: string): boolean
  /** The key of a closed period of the office, or of one above it, that holds the day. */
  closedPeriodOn(org: OrgId, day: Day): string | undefined
  isPeriodClosed(org: OrgId, period: string): boolean
  reported(indicator: string, org: OrgId, period: string): ReportedValue | undefined
}

/** Offices from `org` up to the root, itself first. */
export function lineOf(view: Pick<View, 'org'>, org: OrgId): OrgId[] {
  const line: OrgId[] = []
  for (let at = view.org(org); at && !line.includes(at.id); at = at.parent === null ? undefined : view.org(at.parent))
    line.push(at.id)
  return line
}
