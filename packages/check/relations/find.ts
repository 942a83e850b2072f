import type { Reading } from '@taizhang/text'
import type { Relation } from '../engine/relation.ts'
import { findAdditions } from './addition.ts'
import { findComparisons } from './compare.ts'
import { type RelationContext, relationContext } from './context.ts'
import { findCounts } from './count.ts'
import { findDifferences } from './difference.ts'
import { explanationOf } from './explanation.ts'
import { findOrders } from './order.ts'
import { findPlans } from './plan.ts'
import { findProducts } from './product.ts'
import { findProportions } from './proportion.ts'
import { findRatios } from './ratio.ts'
import { findRemainders } from './remainder.ts'
import { findRepeats } from './repeat.ts'
import { findRetold } from './retold.ts'
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
    findSubsets,
    findRepeats,
    findRetold,
    findPlans,
  ])
    keep(find(context))
  keep(findRemainders(context, wholes))
  keep(findAdditions(context, found))
  keep(findCounts(context, found))
  keep(findOrders(reading))
  keep(findTableRelations(reading))
  return explained(context, found)
    .map((relation) => ({ relation, start: firstOf(relation) }))
    .sort((a, b) => a.start - b.start)
    .map(({ relation }) => relation)
}

/**
 * Adds what arithmetic explains where no words did: a rate or change that comes out of other figures near by is tied to these. A doubted
 * change that comes out against last year's level is none: the words meant another level of this year than was taken.
 */
function explained(context: RelationContext, found: readonly Relation[]): readonly Relation[] {
  const doubts = new Map<number, Relation>()
  const settled = new Set<number>()
  for (const one of found)
    for (const { role, figure } of one.members) {
      if (role !== 'rate' && role !== 'delta') continue
      if (one.holds === false && one.type !== 'ratio') doubts.set(figure, one)
      else settled.add(figure)
    }
  const taken = new Set<Relation>()
  const explanations: Relation[] = []
  for (const item of context.items) {
    if (settled.has(item.index)) continue
    const explanation = explanationOf(context, item)
    const doubt = doubts.get(item.index)
    if (!explanation || (doubt && item.kind === '个百分点')) continue
    explanations.push(explanation)
    if (doubt) taken.add(doubt)
  }
  return [...found.filter((one) => !taken.has(one)), ...explanations]
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
