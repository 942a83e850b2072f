import type { createEntry, Output, showEntryHistory } from '@taizhang/contract'
import {
  type Entry,
  type FieldValues,
  isProtectedField,
  type Ledger,
  maskedValue,
  nextLimit,
  type Role,
  rolesOver,
} from '@taizhang/ledger'
import type { ChainedHistoryRow, TenantSetup } from '@taizhang/store'

/** An entry as answers show it. */
export type EntryView = Output<typeof createEntry>['entry']

/** An entry with its protected fields masked, whoever asks; reading them in full is an act of its own, and recorded. */
export function entryView(ledger: Ledger, entry: Entry): EntryView {
  const dueOn = nextLimit(ledger, entry)?.dueOn ?? null
  const { id, org, day, endDay, state, stateSince, version, deleted, reopened, createdBy, createdOn, movedBy } = entry
  return {
    id,
    ledger: entry.ledger,
    org,
    values: maskedValues(ledger, entry.values),
    masked: Object.keys(entry.values).filter((key) => isProtected(ledger, key)),
    day,
    endDay,
    state,
    stateSince,
    dueOn,
    version,
    deleted,
    reopened,
    createdBy,
    createdOn,
    movedBy,
  }
}

/** A change as answers show it, masked in the same way. */
export function historyView(ledger: Ledger, row: ChainedHistoryRow): Output<typeof showEntryHistory>['items'][number] {
  const { version, change, by, at, on, seq, hash } = row
  return { version, change: maskedChange(ledger, change), by, at, on, seq, hash }
}

function maskedChange(ledger: Ledger, change: ChainedHistoryRow['change']): ChainedHistoryRow['change'] {
  switch (change.kind) {
    case 'created':
    case 'moved':
      return { ...change, values: maskedValues(ledger, change.values) }
    case 'edited':
      return { ...change, from: maskedValues(ledger, change.from), to: maskedValues(ledger, change.to) }
    case 'repeated':
      return { ...change, again: maskedValues(ledger, change.again) }
    case 'deleted':
      return change
  }
}

/** Whether a ledger's field is one that is masked. */
export function isProtected(ledger: Ledger, key: string): boolean {
  const field = ledger.fields[key]
  return field !== undefined && isProtectedField(field)
}

/** Whether somebody sees an office's protected fields in full: a role that the ledger names, held over the office today. */
export function seesProtected(setup: TenantSetup, ledger: Ledger, person: string, org: string, today: string): boolean {
  const roles: ReadonlySet<Role> = rolesOver(viewOf(setup), person, org, today)
  return (ledger.seesProtected ?? []).some((role) => roles.has(role))
}

/** The setup as the domain's permission rules read it. */
export const viewOf = (setup: TenantSetup) => ({
  org: (id: string) => setup.orgs.get(id),
  grantsOf: (person: string) => setup.grants.get(person) ?? [],
})

/** Values with those of protected fields masked. */
export const maskedValues = (ledger: Ledger, values: FieldValues): FieldValues =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const field = ledger.fields[key]
      return [key, field && isProtectedField(field) ? maskedValue(field, value) : value]
    }),
  )
