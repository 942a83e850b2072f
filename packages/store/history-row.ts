import type { EntryChange, HistoryRow } from '@taizhang/ledger'

/** The domain's row of a record of kind `entry`. */
export function historyRowOf(record: string): HistoryRow {
  const { subject, org, by, at, change } = JSON.parse(record) as {
    readonly subject: string
    readonly org: string
    readonly by: string
    readonly at: string
    readonly change: EntryChange & { readonly ledger: string; readonly version: number; readonly on: string }
  }
  const { ledger, version, on, ...rest } = change
  return { entry: subject, ledger, org, version, change: rest as EntryChange, by, at, on }
}
