import type { Reading } from '@taizhang/text'
import type { Relation, RelationMember } from '../engine/relation.ts'
import { intervalOf, meet, scale, sumOf } from './interval.ts'

/** What a wrong unit multiplies a figure by: 元/万元/亿元, 米/公里, 公斤/吨, 亩/公顷. */
const FACTORS = [1e4, 1e-4, 1e8, 1e-8, 1e3, 1e-3, 15, 1 / 15] as const

/** The member of a sum whose unit, put right, would make the sum hold; undefined where none or more than one would. */
export function unitSlipIn(relation: Relation, reading: Reading): RelationMember | undefined {
  const total = relation.members.find((member) => member.role === 'total')
  const parts = relation.members.filter((member) => member.role === 'part')
  const whole = total && boundsOf(total, reading)
  const values = parts.map((part) => boundsOf(part, reading))
  if (!total || !whole || parts.length < 2 || values.some((value) => value === undefined)) return undefined
  const known = values.filter((value) => value !== undefined)
  const slips: RelationMember[] = []
  for (const factor of FACTORS) {
    if (meet(sumOf(known), scale(whole, factor))) slips.push(total)
    parts.forEach((part, at) => {
      const changed = known.map((value, index) => (index === at ? scale(value, factor) : value))
      if (meet(sumOf(changed), whole)) slips.push(part)
    })
  }
  return slips.length === 1 ? slips[0] : undefined
}

function boundsOf(member: RelationMember, reading: Reading) {
  const figure = reading.figures[member.figure]
  return figure && figure.value !== null ? intervalOf(figure) : undefined
}
