import { type Reading, unitDimension } from '@taizhang/text'
import type { Relation, RelationMember } from '../engine/relation.ts'
import { intervalOf, meet, scale, sumOf } from './interval.ts'

const MULTIPLIERS = [1e4, 1e-4, 1e8, 1e-8]
/** What a wrong unit multiplies a figure by: 元/万元/亿元, 米/公里, 公斤/吨, 亩/公顷. What is counted (处, 人) has 万 at most. */
const FACTORS: Readonly<Record<string, readonly number[]>> = {
  money: MULTIPLIERS,
  length: [1e3, 1e-3],
  weight: [...MULTIPLIERS, 1e3, 1e-3],
  area: [...MULTIPLIERS, 15, 1 / 15],
}

/** The member of a sum whose unit, put right, would make the sum hold; undefined where none or more than one would. */
export function unitSlipIn(relation: Relation, reading: Reading): RelationMember | undefined {
  const total = relation.members.find((member) => member.role === 'total')
  const parts = relation.members.filter((member) => member.role === 'part')
  const whole = total && boundsOf(total, reading)
  const values = parts.map((part) => boundsOf(part, reading))
  if (!total || !whole || parts.length < 2 || values.some((value) => value === undefined)) return undefined
  const known = values.filter((value) => value !== undefined)
  const slips: RelationMember[] = []
  for (const factor of factorsOf(total, reading)) if (meet(sumOf(known), scale(whole, factor))) slips.push(total)
  parts.forEach((part, at) => {
    const without = sumOf(known.filter((_, index) => index !== at))
    if (meet(without, whole)) return // It would only drop out of the sum.
    for (const factor of factorsOf(part, reading)) {
      const changed = known.map((value, index) => (index === at ? scale(value, factor) : value))
      if (meet(sumOf(changed), whole)) slips.push(part)
    }
  })
  return slips.length === 1 ? slips[0] : undefined
}

function factorsOf({ figure, start, end }: RelationMember, { figures, text }: Reading): readonly number[] {
  const dimension = unitDimension(figures[figure]?.unit ?? '')
  return FACTORS[dimension ?? ''] ?? (/[万亿]/.test(text.slice(start, end)) ? MULTIPLIERS : [])
}

function boundsOf(member: RelationMember, reading: Reading) {
  const figure = reading.figures[member.figure]
  return figure && figure.value !== null ? intervalOf(figure) : undefined
}
