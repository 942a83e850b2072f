import type { CheckResult } from '@taizhang/check'

/** What the page asks of the worker. The worker keeps the last opened file and last year's report. */
export type Ask =
  | { readonly kind: 'open-file'; readonly name: string; readonly bytes: Uint8Array; readonly today: string }
  | { readonly kind: 'open-text'; readonly name: string; readonly text: string; readonly today: string }
  | { readonly kind: 'compare-with'; readonly name: string; readonly bytes: Uint8Array; readonly today: string }
  | { readonly kind: 'compare-with-nothing'; readonly today: string }
  | { readonly kind: 'export'; readonly as: ExportKind; readonly findings: readonly number[] }

/** `annotated`: comments in Word; `revised`: certain fixes as tracked changes beside the comments. */
export type ExportKind = 'annotated' | 'revised'

/** Where a piece of work stands; shown while it lasts. */
export type Stage = 'loading' | 'reading' | 'checking' | 'writing'

/** A rule as the page explains it beside its findings. */
export interface RuleNote {
  readonly name: string
  readonly group: string
  readonly summary: string
  readonly explanation: string
  readonly basis: string
  readonly trial: boolean
}

/** One checked document, as plain data that crosses from the worker to the page. */
export interface Checked {
  readonly name: string
  /** True where the given file is a .docx that comments can be written into. */
  readonly word: boolean
  readonly result: CheckResult
  /** One for each finding, in the same order. */
  readonly fingerprints: readonly string[]
  /** The rules that have findings here. */
  readonly rules: readonly RuleNote[]
  /** Name of last year's report, where one was given. */
  readonly against: string | null
  /** How long reading and checking took. */
  readonly milliseconds: number
}

/** A user's mistake or a file that cannot be read: what happened and what to do. */
export interface Trouble {
  readonly message: string
  readonly advice: string
}

export type Answer =
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'checked'; readonly checked: Checked }
  | { readonly kind: 'exported'; readonly bytes: Uint8Array; readonly skipped: number }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }

/** What the page sends: a question with a number. */
export interface Question {
  readonly id: number
  readonly ask: Ask
}

/** What the worker sends back under the same number. */
export interface Reply {
  readonly id: number
  readonly answer: Answer
}
