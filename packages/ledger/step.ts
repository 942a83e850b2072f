import type { Day, Moment } from './day.ts'
import type { EntryId } from './entry.ts'
import type { FieldValues } from './field.ts'
import type { OrgId, PersonId } from './org.ts'

/** Who asks, and when. Time and ids come in as arguments: the domain has no clock. */
export interface StepContext {
  readonly by: PersonId
  readonly at: Moment
  /** The local day of `at` (Asia/Shanghai). */
  readonly today: Day
}

/** A row of a sheet. */
export interface ImportRow {
  /** Of an entry that is there: the row changes it. Of none: the id of the entry that it becomes, unless `uniqueBy` finds one. */
  readonly id: EntryId
  /** As the sheet numbers it. */
  readonly row: number
  readonly values: FieldValues
  /** The office whose entry it is, where it is not the import's. */
  readonly org?: OrgId
  /** The version that the sheet was written from: a change of an entry that has changed since is refused. */
  readonly version?: number
}

/** Everything that can be done to a tenant's ledgers. The in-memory domain and the store give the same answer to each. */
export type Step =
  | {
      readonly step: 'create-entry'
      readonly id: EntryId
      readonly ledger: string
      readonly org: OrgId
      readonly values: FieldValues
    }
  | {
      readonly step: 'edit-entry'
      readonly id: EntryId
      readonly version: number
      /** Only the fields to change; null empties one. */
      readonly values: FieldValues
      readonly reason: string
    }
  | {
      readonly step: 'move-entry'
      readonly id: EntryId
      readonly version: number
      readonly move: string
      readonly values: FieldValues
      readonly evidence: readonly string[]
      readonly reason: string
      /** The business day of the move; today where left out; never later than today. */
      readonly on?: Day
    }
  | { readonly step: 'delete-entry'; readonly id: EntryId; readonly version: number; readonly reason: string }
  | {
      readonly step: 'import-entries'
      readonly ledger: string
      readonly org: OrgId
      /** `all`: one bad row refuses all. `good`: bad rows are refused, the others land, in one transaction. */
      readonly mode: 'all' | 'good'
      readonly rows: readonly ImportRow[]
    }
  | {
      readonly step: 'report-value'
      readonly indicator: string
      readonly org: OrgId
      /** A period's key, `2024-Q1`. */
      readonly period: string
      /** Exact decimal text; null withdraws the report. */
      readonly value: string | null
      readonly note: string
    }
  | {
      readonly step: 'review-value'
      readonly indicator: string
      readonly org: OrgId
      readonly period: string
      /** 填报 → 审核 → 验收; `return` sends it back with the reason. */
      readonly verdict: 'approve' | 'accept' | 'return'
      readonly reason: string
    }
  | { readonly step: 'close-period'; readonly org: OrgId; readonly period: string }
  | { readonly step: 'reopen-period'; readonly org: OrgId; readonly period: string; readonly reason: string }
