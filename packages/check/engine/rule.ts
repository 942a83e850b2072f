import type { Place, Reading } from '@taizhang/text'
import type { Category, Edit, Severity } from './finding.ts'
import type { Relation } from './relation.ts'

/** Where a rule takes its authority from. */
export interface Basis {
  /** `arithmetic`, `language`, `practice`, or a standard such as `GB/T 15835-2011`. */
  readonly source: string
  readonly clause?: string
}

/** Data that a message is made from. */
export type MessageData = Readonly<Record<string, string | number>>

/** What a rule reports: facts, from which the engine makes a finding. */
export interface Report<MessageId extends string = string> extends Place {
  readonly message: MessageId
  readonly data?: MessageData
  readonly suggestion?: string
  /** Only where the correction is certain. */
  readonly fix?: readonly Edit[]
  readonly related?: readonly Place[]
  readonly relation?: number
  /** Where one report is graver or milder than the rule's own severity. */
  readonly severity?: Severity
}

/** A text that the rule must stay silent on. */
export interface GoodExample {
  readonly ok: string
  /** Last year's report, for a rule that compares with it. */
  readonly against?: string
}

/** A text with the expected place marked by ⟦ ⟧, one pair for each finding of this rule. */
export interface BadExample<MessageId extends string = string> {
  readonly bad: string
  readonly message: MessageId
  /** The text after the fix; only where the rule gives one. */
  readonly fixed?: string
  /** Last year's report, for a rule that compares with it. */
  readonly against?: string
}

export type Example<MessageId extends string = string> = GoodExample | BadExample<MessageId>

/** One hit of a word that the rule seeks. */
export interface Hit extends Place {
  readonly word: string
}

/** What a rule sees: the reading, the relations found in it, and the hits of the words that it seeks. */
export interface RuleContext {
  readonly reading: Reading
  readonly relations: readonly Relation[]
  /** In text order; empty where the rule seeks no words. */
  readonly hits: readonly Hit[]
  /** Last year's report, read; only where the user gave one. */
  readonly against?: Reading
  /** The day of checking (ISO date), where the caller told it. */
  readonly today?: string
}

export interface Rule<MessageId extends string = string> {
  /** The file's name without its ending; with the group it is the key to everything. */
  readonly id: string
  /** In Chinese, one line. */
  readonly summary: string
  /** In Chinese: when it speaks, when it stays silent, and why. Becomes the rule's page. */
  readonly explanation: string
  readonly basis: readonly [Basis, ...Basis[]]
  /** `trial` until its precision on real reports is written down in docs. */
  readonly status: 'trial' | 'stable'
  readonly category: Category
  readonly severity: Severity
  readonly messages: Readonly<Record<MessageId, (data: MessageData) => string>>
  readonly examples: readonly [Example<MessageId>, Example<MessageId>, ...Example<MessageId>[]]
  /**
   * Literal words. One scan finds the words of all rules at once; a rule with `seeks` runs only where one of them was hit.
   * The full check must stay above a million characters a second, so a rule scans the whole text itself only where it must.
   */
  readonly seeks?: readonly string[]
  /** Laws that the rule is exempt from, each with its reason (a rule that looks across the whole document). */
  readonly exempt?: { readonly law: 'twice' | 'shift' | 'fixed-is-silent'; readonly reason: string }
  check(context: RuleContext): Iterable<Report<MessageId>>
}

/** Names a rule; the message ids are inferred, so an unknown one does not compile. */
export function defineRule<const MessageId extends string>(rule: Rule<MessageId>): Rule<MessageId> {
  return Object.freeze(rule)
}

/** A rule with its group: its full name is `<group>/<id>`. */
export interface NamedRule {
  readonly name: string
  readonly group: string
  readonly rule: Rule
}
