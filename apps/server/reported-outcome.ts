import type { Outcome, ReportedValue } from '@taizhang/ledger'

/** The reported value that a step made or changed. */
export function reportedOutcome({ reported }: Outcome): ReportedValue {
  if (!reported) throw new Error('a step over a reported value gave none')
  return reported
}
