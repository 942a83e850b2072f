import type { Reading } from '@taizhang/text'
import type { Finding, Severity } from './finding.ts'
import type { Relation } from './relation.ts'

/** A doubt that someone has looked at and kept: it stays silent as long as the words stay the same. */
export interface Accepted {
  readonly rule: string
  /** Fingerprint of the finding: see `fingerprint`. */
  readonly fingerprint: string
  readonly because: string
  /** Who accepted it and on which day (ISO); as the caller gives it. */
  readonly by?: string
  readonly on?: string
}

/** What the user asked for beside the text. */
export interface CheckSettings {
  /** Rule name (`<group>/<id>`) or group to `off` or another severity. */
  readonly rules?: Readonly<Record<string, 'off' | Severity>>
  readonly accepted?: readonly Accepted[]
  /** Last year's report, read: turns on the rules that compare with it. */
  readonly against?: Reading
  /** The day of checking (ISO date); a pure package has no clock. */
  readonly today?: string
}

export interface CheckResult {
  readonly reading: Reading
  readonly relations: readonly Relation[]
  /** In text order, accepted ones left out. */
  readonly findings: readonly Finding[]
  /** Findings that an `accepted` entry silenced. */
  readonly accepted: readonly (Finding & { readonly because: string })[]
}
