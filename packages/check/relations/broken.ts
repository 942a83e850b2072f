import type { Reading } from '@taizhang/text'
import type { MemberRole, Relation, RelationMember, RelationType } from '../engine/relation.ts'
import type { MessageData, Report, RuleContext } from '../engine/rule.ts'

/** The member that a finding about a relation points at: what the writer stated, against what can be computed. */
const STATED: Readonly<Record<RelationType, MemberRole>> = {
  sum: 'total',
  ratio: 'rate',
  difference: 'delta',
  growth: 'delta',
  compare: 'left',
  count: 'stated',
  repeat: 'b',
  product: 'total',
  subset: 'part',
  order: 'b',
  rank: 'b',
}

/** Words of the label shown before a figure in a message. */
const LABEL_MAX = 10

export interface Broken {
  readonly relation: Relation
  /** Index into the relations. */
  readonly index: number
  readonly stated: RelationMember
  /** `quote`, the figure with the words before it; `sum`, the sum written out; `stated`, `computed`, the two values. */
  readonly data: MessageData
}

/** The relations of the given types that do not hold, each with what a message about it needs. */
export function* brokenRelations(
  { reading, relations }: RuleContext,
  ...types: readonly RelationType[]
): Iterable<Broken> {
  for (let index = 0; index < relations.length; index++) {
    const relation = relations[index] as Relation
    if (relation.holds !== false || !types.includes(relation.type)) continue
    const role = STATED[relation.type]
    const stated = relation.members.find((member) => member.role === role) ?? relation.members[0]
    if (!stated) continue
    const computed = withUnit(/＝([^＝，]+)(?:，|$)/.exec(relation.expression)?.[1] ?? '', reading, stated)
    yield {
      relation,
      index,
      stated,
      data: {
        quote: quoteOf(reading, stated),
        sum: relation.expression,
        stated: reading.text.slice(stated.start, stated.end),
        computed,
      },
    }
  }
}

/** The bare number that a sum ends in, with the unit of the figure that it is set against: `4.97亿` as `4.97亿元`. */
function withUnit(computed: string, { figures }: Reading, { figure }: RelationMember): string {
  return /^-?[\d.]+[千万亿]*$/.test(computed) ? computed + (figures[figure]?.unit ?? '') : computed
}

/** The figure with the words before it, as the text has them: `整治率11％`. */
export function quoteOf(reading: Reading, member: RelationMember): string {
  const label = member.figure >= 0 ? reading.labels[member.figure] : undefined
  const before = label?.before ?? ''
  const figure = reading.figures[member.figure]
  // An inherited label does not stand right before the number.
  const from = figure && reading.text.startsWith(before, figure.start - before.length) ? before.slice(-LABEL_MAX) : ''
  return from + reading.text.slice(figure ? Math.min(figure.start, member.start) : member.start, member.end)
}

/** A report on a broken relation, at its stated figure; a tie that can be read another way is only a question. */
export function reportBroken<Id extends string>(broken: Broken, message: Id, suggestion = ''): Report<Id> {
  const { relation, index, stated, data } = broken
  return {
    start: stated.start,
    end: stated.end,
    message,
    data,
    severity: relation.certain ? 'error' : 'warning',
    related: relation.members.filter((member) => member !== stated).map(({ start, end }) => ({ start, end })),
    relation: index,
    ...(suggestion && { suggestion }),
  }
}
