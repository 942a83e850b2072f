import type { Reading } from '@taizhang/text'
import type { Relation } from '../engine/relation.ts'
import { findComparisons } from './compare.ts'
import { relationContext } from './context.ts'
import { findCounts } from './count.ts'
import { findDifferences } from './difference.ts'
import { findOrders } from './order.ts'
import { findProducts } from './product.ts'
import { findProportions } from './proportion.ts'
import { findRatios } from './ratio.ts'
import { findRemainders } from './remainder.ts'
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
  const starts: number[] = []
  const known = new Map<number, Relation[]>()
  const keep = (relations: Iterable<Relation>) => {
    for (const relation of relations) {
      const start = firstOf(relation)
      // A fact that is repeated a thousand times has a thousand ties with one first member, but each with another last.
      const ends = start * PLACES_MAX + lastOf(relation)
      const others = known.get(ends)
      if (others?.some((other) => tiesTheSame(other, relation))) continue
      if (others) others.push(relation)
      else known.set(ends, [relation])
      found.push(relation)
      starts.push(start)
    }
  }
  keep(findSums(context))
  const wholes = wholesOf(found)
  keep(findRatios(context, wholes))
  for (const find of [
    findReached,
    findStages,
    findDifferences,
    findComparisons,
    findProducts,
    findProportions,
    findCounts,
    findSubsets,
    findRepeats,
  ])
    keep(find(context))
  keep(findRemainders(context, wholes))
  keep(findOrders(reading))
  keep(findTableRelations(reading))
  return found
    .map((relation, index) => ({ relation, start: starts[index] ?? 0 }))
    .sort((a, b) => a.start - b.start)
    .map(({ relation }) => relation)
}

/** More than any text has characters: two places make one whole number that is still exact. */
const PLACES_MAX = 2 ** 26

function firstOf({ members }: Relation): number {
  let first = Number.POSITIVE_INFINITY
  for (const { start } of members) if (start < first) first = start
  return first
}

function lastOf({ members }: Relation): number {
  let last = 0
  for (const { start } of members) if (start > last) last = start
  return last
}

/** Whether two relations are of one type and have the same members, in whatever order and roles. */
function tiesTheSame(a: Relation, b: Relation): boolean {
  if (a.type !== b.type || a.members.length !== b.members.length) return false
  const startsOf = ({ members }: Relation) => members.map(({ start }) => start).sort((one, other) => one - other)
  const ofB = startsOf(b)
  return startsOf(a).every((start, index) => start === ofB[index])
}

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
