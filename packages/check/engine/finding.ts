import type { Place } from '@taizhang/text'

export type Severity = 'error' | 'warning' | 'info'

/** The kinds of defect; `arithmetic` is a relation that does not hold, `plan` a promise or problem with nothing behind it. */
export type Category =
  | 'arithmetic'
  | 'percent-point'
  | 'missing-number'
  | 'missing-unit'
  | 'duplicate-text'
  | 'typo'
  | 'punctuation'
  | 'numbering'
  | 'leftover'
  | 'period'
  | 'term'
  | 'unclear'
  | 'plan'

/** A certain correction: the text at `start`–`end` becomes `text`. An insertion has start = end. */
export interface Edit extends Place {
  readonly text: string
}

/** One thing found wrong or worth a look. */
export interface Finding extends Place {
  /** `<group>/<id>` of the rule. */
  readonly rule: string
  readonly category: Category
  readonly severity: Severity
  /** Which of the rule's messages this is. */
  readonly messageId: string
  /** Good Chinese: what is wrong, why, what to write; quotes the text and writes the sum out. */
  readonly message: string
  /** What to write instead, in words or as text; empty where there is none. */
  readonly suggestion: string
  /** Only where the correction is certain; edits are in order and do not overlap. */
  readonly fix?: readonly Edit[]
  /** Other places that belong to it: the other members of a sum, the first statement of a fact. */
  readonly related?: readonly Place[]
  /** Index into the relations of the check, where the finding is about one. */
  readonly relation?: number
}
