/** A user's mistake is a value: what is wrong, where, and a sentence that says what to do. */
export interface Refusal {
  readonly code: RefusalCode
  /** What it is about: a field's key, a move's key, an entry's id, a row. Empty where it is about the whole step. */
  readonly subject: string
  /** Good Chinese, one sentence: what is wrong and what to do. */
  readonly message: string
}

/** Every way in which the domain refuses a step. The server maps each to one HTTP status in one total table. */
export type RefusalCode =
  | 'unknown-org'
  | 'unknown-person'
  | 'unknown-ledger'
  | 'unknown-entry'
  | 'unknown-field'
  | 'unknown-move'
  | 'unknown-indicator'
  | 'unknown-task'
  | 'unknown-supervision'
  | 'unknown-audit-rule'
  | 'unknown-evidence'
  | 'missing-field'
  | 'wrong-value'
  | 'parts-exceed-whole'
  | 'units-disagree'
  | 'duplicate-key'
  | 'move-not-allowed'
  | 'needs-evidence'
  | 'needs-reason'
  | 'needs-another-person'
  | 'not-permitted'
  | 'stale-version'
  | 'entry-deleted'
  | 'still-referred-to'
  | 'period-closed'
  | 'period-open'
  | 'not-reviewable'
  | 'audit-rule-broken'
  | 'already-ended'

export type Result<T, E = readonly Refusal[]> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const refused = (...refusals: readonly Refusal[]): { ok: false; error: readonly Refusal[] } => ({
  ok: false,
  error: refusals,
})
