import type { Refusal } from '@taizhang/ledger'
import type { ReportFailure } from './report-store.ts'
import type { StoredYear } from './year-reading.ts'

/** Why something is not done with a proposal for a year. */
export interface YearFailure {
  readonly code: Refusal['code'] | ReportFailure['code'] | 'unknown-proposal' | 'questions-open' | 'not-found'
  readonly subject: string
  readonly message: string
}

export type YearResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failures: readonly YearFailure[]; readonly current?: StoredYear }

/** Refused within the transaction: nothing of it is written. */
export class YearRefused extends Error {
  readonly failures: readonly YearFailure[]
  constructor(failures: readonly YearFailure[]) {
    super('the year is not set up')
    this.failures = failures
  }
}

/** One reason, as a result. */
export const failed = (code: YearFailure['code'], subject: string, message: string) =>
  ({ ok: false, failures: [{ code, subject, message }] }) as const

/** Somebody else decided meanwhile. */
export const stale = (current: StoredYear, seen: number) =>
  ({
    ...failed('stale-version', 'version', `您看到的是第${seen}版，现在已是第${current.version}版，请先刷新。`),
    current,
  }) as const
