import type { Day, Moment } from './day.ts'
import type { FieldValues } from './field.ts'
import type { OrgId, PersonId } from './org.ts'

export type EntryId = string

/** One row of a ledger as it stands now. Its past is in the history; nothing is overwritten there. */
export interface Entry {
  readonly id: EntryId
  readonly ledger: string
  readonly org: OrgId
  readonly values: FieldValues
  /** The business day: the ledger's `dateField`, or the day of entry. Roster entries exist from it on. */
  readonly day: Day
  /** The last day on which a roster entry exists; null while it does, and in event ledgers. */
  readonly endDay: Day | null
  /** Null in a ledger without a flow. */
  readonly state: string | null
  /** The day on which it entered its state. */
  readonly stateSince: Day | null
  /** Counts up by one with every change; a write that names an older one is refused. */
  readonly version: number
  readonly deleted: boolean
  /** How often it was re-opened after closing. */
  readonly reopened: number
  readonly createdBy: PersonId
  readonly createdOn: Day
  /** Who made the last move, for the another-person rule. */
  readonly movedBy: PersonId | null
}

/** One change of an entry in the append-only history. */
export type EntryChange =
  | { readonly kind: 'created'; readonly values: FieldValues; readonly state: string | null }
  | { readonly kind: 'edited'; readonly from: FieldValues; readonly to: FieldValues; readonly reason: string }
  | {
      readonly kind: 'moved'
      readonly move: string
      readonly from: string
      readonly to: string
      readonly values: FieldValues
      readonly evidence: readonly string[]
      readonly reason: string
    }
  | {
      readonly kind: 'repeated'
      readonly from: string
      readonly to: string
      readonly again: FieldValues
      /** What tells the new telling apart, by \`tellingOf\`: the same told once more says nothing new. */
      readonly as?: string
    }
  | { readonly kind: 'deleted'; readonly reason: string }

export interface HistoryRow {
  readonly entry: EntryId
  readonly ledger: string
  readonly org: OrgId
  readonly version: number
  readonly change: EntryChange
  readonly by: PersonId
  /** When it was recorded. */
  readonly at: Moment
  /** The business day on which it took effect; the day of `at` where none was given. */
  readonly on: Day
}
