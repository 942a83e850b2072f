import type { Relation } from '../engine/relation.ts'
import { type Item, member, type RelationContext, relation, written } from './context.ts'
import { type Fact, factOf, likeness, stateWords } from './fact.ts'
import { isChange, isShare, isTarget } from './item-role.ts'

/** How far a target may lie from what was reached: next year's number is of the same size. */
const SIZE = { least: 0.4, most: 2.5 } as const
/** A target that lies so near needs less likeness of words. */
const CLOSE = { least: 0.8, most: 1.3 } as const
/** Likeness of words that makes one fact of two figures, by their sizes. */
const LIKE = { close: 0.4, rate: 0.45, far: 0.6 } as const
/** Figures of one kind that are looked at: more than any report has. */
const REACHED_MAX = 120

/** What in a plan part is no target: what was reached, what is left, and whom it concerns. */
const NO_TARGET = /今年|上年|去年|目前|现有|剩余|剩下|其余|余下|尚|^对$|基础上|净增|(?<!占)比|较/
const EARLIER = /(?:上年|去年|前年|同期|年初|上[期半])[一-龥]{0,6}$/
const GROWTH = /(?:增长|增幅|增速|下降|降幅|降低|回落|提高|压减)(?:了|率|约)*$/

/** A target of the plan part and what the report says was reached of the same: 参保率稳定在98%以上 against 参保率98.4%. Never an error. */
export function* findPlans(context: RelationContext): Iterable<Relation> {
  if (context.planned.size === 0) return
  const targets: Item[] = []
  const reached = new Map<string, Fact[]>()
  for (const item of context.items) {
    if (!isStated(item)) continue
    if (context.planned.has(item.index)) targets.push(item)
    else if (!isTarget(item)) keep(reached, item.kind, factOf(context, item))
  }
  const taken = new Set<number>()
  for (const target of targets) {
    if (NO_TARGET.test(target.label.before) || /^的?基础上/.test(target.label.after)) continue
    const best = reachedOf(factOf(context, target), reached.get(target.kind) ?? [])
    if (!best || taken.has(best.index)) continue
    taken.add(best.index)
    yield comparison(context, target, best)
  }
}

/** A level that stands for itself: no change, no level of another time, nothing in brackets. */
const isStated = (item: Item): boolean =>
  !item.masked &&
  item.label.depth === 0 &&
  item.kind !== '个百分点' &&
  (item.figure.value ?? 0) > 0 &&
  !isChange(item) &&
  !GROWTH.test(item.label.before) &&
  !EARLIER.test(item.label.before)

function keep(reached: Map<string, Fact[]>, kind: string, fact: Fact): void {
  const known = reached.get(kind)
  if (!known) reached.set(kind, [fact])
  else if (known.length < REACHED_MAX) known.push(fact)
}

/** The figure that states what was reached of a target; of several as like the one nearest in size. */
function reachedOf(target: Fact, facts: readonly Fact[]): Item | undefined {
  const asked = target.item.figure.value ?? 0
  const state = stateWords(target.item)
  const isRate = isShare(target.item)
  let best: { readonly item: Item; readonly score: number; readonly away: number } | undefined
  for (const fact of facts) {
    const size = asked / (fact.item.figure.value ?? 1)
    // The same number is the same fact told twice; of rates all of it is a target too.
    if (size < SIZE.least || size > SIZE.most || (size === 1 && !isRate)) continue
    const score = likeness(target, fact)
    // 隐患整改率 is not the 整改率 of other things.
    if (isRate && !opensAlike(target, fact)) continue
    const close = size >= CLOSE.least && size <= CLOSE.most
    const least = isRate ? LIKE.rate : close ? LIKE.close : LIKE.far
    if (score < least || stateWords(fact.item) !== state) continue
    const away = Math.abs(Math.log(size))
    if (!best || score > best.score + 0.1 || (score > best.score - 0.1 && away < best.away))
      best = { item: fact.item, score, away }
  }
  return best?.item
}

/** Whether what a rate is of is told with the other. */
const opensAlike = ({ name }: Fact, other: Fact): boolean => (other.name + other.around).includes(name.slice(0, 2))

function comparison(context: RelationContext, target: Item, reached: Item): Relation {
  const [asked, got] = [target.figure.value ?? 0, reached.figure.value ?? 0]
  const sign = asked > got ? '＞' : asked < got ? '＜' : '＝'
  const members = [member('left', target), member('right', reached)]
  return relation('compare', members, `${written(context, target)}${sign}${written(context, reached)}`, true)
}
