import type { Place } from '@taizhang/text'

export type RelationType =
  | 'sum'
  | 'ratio'
  | 'difference'
  | 'growth'
  | 'compare'
  | 'count'
  | 'repeat'
  | 'product'
  | 'subset'
  | 'order'
  | 'rank'

export type MemberRole =
  | 'total'
  | 'part'
  | 'whole'
  | 'rate'
  | 'from'
  | 'to'
  | 'delta'
  | 'left'
  | 'right'
  | 'a'
  | 'b'
  | 'stated'
  | 'base'
  | 'item'

/** One figure's place and role in a relation. */
export interface RelationMember extends Place {
  readonly role: MemberRole
  /** Index into the reading's figures; -1 where the member is not a figure (a listed item, a date). */
  readonly figure: number
}

/** A tie between figures, tested on the intervals that their printed digits stand for. */
export interface Relation {
  readonly type: RelationType
  readonly members: readonly RelationMember[]
  /** The sum written out: `236＋886＝1122，文中为1112`. */
  readonly expression: string
  /** Null where it cannot be computed (a member is masked or open). */
  readonly holds: boolean | null
  /** False where a fair reader could take the words another way: such a relation is a question, never an error. */
  readonly certain: boolean
}
