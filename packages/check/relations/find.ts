import type { Reading } from '@taizhang/text'
import type { Relation } from '../engine/relation.ts'
import { findComparisons } from './compare.ts'
import { relationContext } from './context.ts'
import { findCounts } from './count.ts'
import { findDifferences } from './difference.ts'
import { findOrders } from './order.ts'
import { findProducts } from './product.ts'
import { findRatios } from './ratio.ts'
import { findRepeats } from './repeat.ts'
import { findReached, findStages } from './stage.ts'
import { findSubsets } from './subset.ts'
import { findSums } from './sum.ts'
import { findTableRelations } from './table.ts'

/**
 * Finds the relations between the figures of a text and tests each on the intervals that the printed digits stand for.
 * In the order of their first members; a pair of figures is tied once by each type.
 */
export function findRelations(reading: Reading): Relation[] {
  const context = relationContext(reading)
  const found: Relation[] = []
  const known = new Set<string>()
  const keep = (relations: Iterable<Relation>) => {
    for (const relation of relations) {
      const key = `${relation.type} ${relation.members
        .map((member) => member.start)
        .sort((a, b) => a - b)
        .join(' ')}`
      if (known.has(key)) continue
      known.add(key)
      found.push(relation)
    }
  }
  keep(findSums(context))
  keep(findRatios(context, wholesOf(found)))
  for (const find of [
    findReached,
    findStages,
    findDifferences,
    findComparisons,
    findProducts,
    findCounts,
    findSubsets,
    findRepeats,
  ])
    keep(find(context))
  keep(findOrders(reading))
  keep(findTableRelations(reading))
  return found.sort((a, b) => firstOf(a) - firstOf(b))
}

const firstOf = (relation: Relation): number => Math.min(...relation.members.map((member) => member.start))

/** Figure of each part of a sum, or after 其中, to the figure of its total. */
function wholesOf(sums: readonly Relation[]): ReadonlyMap<number, number> {
  const wholes = new Map<number, number>()
  for (const { members } of sums) {
    const whole = members.find(({ role }) => role === 'total' || role === 'whole')
    for (const { role, figure } of members)
      if (whole && role === 'part' && !wholes.has(figure)) wholes.set(figure, whole.figure)
  }
  return wholes
}
