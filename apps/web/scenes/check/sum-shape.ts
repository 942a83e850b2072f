import type { MemberRole, Relation } from '@taizhang/check'

/** A part of a drawn sum: a figure in a box (index into the relation's members), or the sign between two. */
export type SumPart = { readonly member: number; readonly label: string } | { readonly sign: string }

/**
 * A relation as the sum one would write on paper: `38＋2＋1＝41` for a total with its parts, `23÷27＝85.2％` for a rate.
 * Members that the form has no room for follow behind a comma, so that none is lost. The sign says what the relation
 * asks for, not whether it holds.
 */
export function sumShape(relation: Relation): readonly SumPart[] {
  const of = (...roles: readonly MemberRole[]) =>
    relation.members.flatMap((member, index) => (roles.includes(member.role) ? [index] : []))
  const parts = shape(relation, of)
  const drawn = new Set(parts.flatMap((part) => ('member' in part ? [part.member] : [])))
  const rest = relation.members.flatMap((_, index) => (drawn.has(index) ? [] : [index]))
  return [...parts, ...rest.flatMap((member) => [...(member === 0 ? [] : [sign('，')]), box(member, '')])]
}

type Of = (...roles: readonly MemberRole[]) => readonly number[]

function shape(relation: Relation, of: Of): readonly SumPart[] {
  switch (relation.type) {
    case 'sum':
      return equation(boxes(of('part'), '分项'), '＋', '＝', boxes(of('total', 'whole', 'stated'), '合计'))
    case 'subset':
      return equation(boxes(of('part'), '其中'), '＋', '≤', boxes(of('whole', 'total'), '总数'))
    case 'ratio':
      return equation(
        [...boxes(of('part'), '部分'), ...boxes(of('whole', 'total', 'base'), '总数')],
        '÷',
        '＝',
        boxes(of('rate'), '比率'),
      )
    case 'difference':
      return equation(
        [...boxes(of('to'), '现值'), ...boxes(of('from'), '原值')],
        '－',
        '＝',
        boxes(of('delta'), '差额'),
      )
    case 'growth':
      return growth(of)
    case 'product':
      return equation(
        boxes(of('base', 'whole', 'rate'), '因数'),
        '×',
        '＝',
        boxes(of('part', 'total', 'to', 'stated'), '乘积'),
      )
    case 'compare':
      return equation(boxes(of('left', 'a'), ''), '，', comparison(relation), boxes(of('right', 'b'), ''))
    case 'repeat':
      return equation(boxes(of('a'), '一处'), '，', '＝', boxes(of('b'), '另一处'))
    case 'count':
      return equation(boxes(of('stated', 'total'), '所称'), '，', '个：', boxes(of('item', 'part'), ''), '，')
    case 'order':
      return equation(boxes(of('from', 'left', 'a'), '先'), '，', '→', boxes(of('to', 'right', 'b'), '后'))
    case 'rank':
      return []
  }
}

/** `现值 比 原值 增减 幅度`, or where the text gives the change itself, `变化 ÷ 原值 ＝ 幅度`. */
function growth(of: Of): readonly SumPart[] {
  const base = boxes(of('from', 'base'), '原值')
  const rate = boxes(of('rate'), '幅度')
  const change = boxes(of('delta'), '变化')
  if (of('to').length === 0 && change.length > 0) return equation([...change, ...base], '÷', '＝', rate)
  return equation([...boxes(of('to'), '现值'), ...base], '比', '增减', rate.length > 0 ? rate : change)
}

/** How the two sides compare, as the relation itself has written it out. */
const comparison = ({ expression }: Relation) => /[＞＜≥≤><]/.exec(expression)?.[0] ?? '与'

const sign = (text: string): SumPart => ({ sign: text })
const box = (member: number, label: string): SumPart => ({ member, label })
const boxes = (members: readonly number[], label: string): readonly SumPart[] => members.map((one) => box(one, label))

/** `a between a … equals b between b`; without one of the sides only the boxes of the other. */
function equation(
  left: readonly SumPart[],
  between: string,
  equals: string,
  right: readonly SumPart[],
  betweenRight = between,
): readonly SumPart[] {
  const joined = (parts: readonly SumPart[], by: string) =>
    parts.flatMap((part, index) => (index === 0 ? [part] : [sign(by), part]))
  if (left.length === 0 || right.length === 0) return joined([...left, ...right], between)
  return [...joined(left, between), sign(equals), ...joined(right, betweenRight)]
}
