import type { Relation } from '../engine/relation.ts'
import { type Item, multiplierOf, placeOf, type RelationContext } from './context.ts'
import { factOf, toldBy } from './fact.ts'
import { isChange, isDue, isOpenEnded, isShare, isTarget } from './item-role.ts'
import { missesByOneSlip } from './slip.ts'
import { sumRelation } from './sum.ts'

/** So many units of the last place a total must have before parts that add up to it are no coincidence: in a list, and scattered. */
const UNITS = { list: 60, scattered: 1000 } as const
const PARTS_MAX = 8
/** How far a part may stand from the one before, and the first or last from its total, in characters. */
const GAP_MAX = 26
const LEAD_MAX = 44
const EARLIER = /(?:上年|去年|前年|同期|年初|上[期半])[一-龥]{0,6}$/

/**
 * Sums that arithmetic tells where no words do: a run of figures right before or behind another that add up to it to the last digit.
 * Such runs are asserted only where the digits are so many that chance hardly makes them; one that misses is a doubt only where its words say that it came to that.
 */
export function* findAdditions(context: RelationContext, sums: readonly Relation[]): Iterable<Relation> {
  const told = new Set<number>()
  const parts = new Set<number>()
  for (const { type, members } of sums)
    if (type === 'sum') for (const { role, figure } of members) (role === 'total' ? told : parts).add(figure)
  for (const [at, total] of context.items.entries()) {
    if (isShare(total) || !isAddable(total) || (total.figure.value ?? 0) < UNITS.list / 10) continue
    if (GROWN.test(total.label.before)) {
      const grown = grownBy(context, at)
      if (grown) yield grown
    }
    if (told.has(total.index)) continue
    const run = runOf(context, at, 1) ?? runOf(context, at, -1)
    const slipped = run === undefined && REACHED.test(total.label.before) ? slippedRun(context, at) : undefined
    const found = run ?? slipped
    if (found && !found.some(({ index }) => parts.has(index)))
      yield sumRelation(context, total, found, run !== undefined, run !== undefined)
  }
}

const isAddable = (item: Item): boolean =>
  !item.masked &&
  item.figure.bound === 'exact' &&
  !isOpenEnded(item) &&
  !isChange(item) &&
  !EARLIER.test(item.label.before)

/** The figures of one kind on one side of a total, the nearest first, that add up to it; those of other kinds may stand between. */
function runOf(context: RelationContext, at: number, step: 1 | -1): readonly Item[] | undefined {
  const { items, text } = context
  const total = items[at] as Item
  const stated = total.figure.value ?? 0
  const run: Item[] = []
  let sum = 0
  let isList = true
  let last = total
  for (let next = at + step; run.length < PARTS_MAX; next += step) {
    const item = items[next]
    if (!item || item.figure.sentence !== total.figure.sentence) return undefined
    if (item.kind !== total.kind) continue
    if (!isAddable(item) || isTarget(item) || isDue(item) || item.label.depth !== total.label.depth) return undefined
    const gap = step > 0 ? text.slice(last.end, item.start) : text.slice(item.end, last.start)
    if (gap.length > (run.length === 0 ? LEAD_MAX : GAP_MAX * 2)) return undefined
    if (run.length > 0 && !isListGap(gap)) isList = false
    run.push(item)
    sum += item.figure.value ?? 0
    last = item
    if (sum > stated * (1 + 1e-9)) return undefined
    if (run.length >= 2 && Math.abs(sum - stated) <= stated * 1e-9)
      return unitsOf(context, [total, ...run]) >= (isList ? UNITS.list : UNITS.scattered)
        ? step > 0
          ? run
          : run.reverse()
        : undefined
  }
  return undefined
}

/** What a list came to: 特色产业面积达到, 总规模为. */
const REACHED = /(?:面积|规模|总[量数额值]|人数|总长度?)(?:已?达到?|为)?$/

/** `柑橘3200亩、茶叶1860亩、中药材940亩，面积达到7000亩`: a list of three and more right before what it came to, which it misses by one slip. */
function slippedRun(context: RelationContext, at: number): readonly Item[] | undefined {
  const { items, text } = context
  const total = items[at] as Item
  const run: Item[] = []
  for (let item = items[at - 1], next = total; item; next = item, item = items[at - 1 - run.length]) {
    const gap = text.slice(item.end, next.start)
    if (item.kind !== total.kind || !isAddable(item) || !(next === total ? CLOSES : LISTED).test(gap)) break
    run.unshift(item)
  }
  return run.length >= 3 && missesByOneSlip(context, total, run, SLIPPED_LEAST) ? run : undefined
}

const SLIPPED_LEAST = 100
const CLOSES = /^，[^，。；、\d]{2,14}$/
const LISTED = /^、[^，。；、\d]{2,14}$/

/** Nothing but a mark and the words of the next part. */
const isListGap = (gap: string): boolean => gap.length <= GAP_MAX && /^[、，；][^，；。\d]*$/.test(gap)

/** How many units of the smallest place that any of the figures has the first has: 2.36万 beside 1.42万 236, 6000 beside 940 600. */
function unitsOf(context: RelationContext, items: readonly Item[]): number {
  const units = items.map((item) => {
    const digits = context.text.slice(item.figure.number.start, item.figure.number.end).replaceAll(',', '')
    const decimals = digits.includes('.')
      ? digits.length - digits.indexOf('.') - 1
      : -(/0*$/.exec(digits)?.[0].length ?? 0)
    return 10 ** -decimals * multiplierOf(context, item)
  })
  return (items[0]?.figure.value ?? 0) / Math.min(...units)
}

const GROWN = /(?:总数|总量|总面积|总规模|总长度?|累计)(?:已?达到?|为|至)?$/
const ADDED = /[新再增扩添]/
const BACK_MAX = 300
/** Of the name of what is added, so much must be told with what there was. */
const LIKE = 0.35
/** So much where they do not come out, which is a doubt. */
const SURE = 0.6
/** Words of what there is in all. */
const HAD = /总[数量]|总面积|总规模|现有|共有|建成|面积达到?$|达到$/

/** 再建食堂3个，总数达到10个, where the report told of 7 before: what there was and what comes make up what will be. */
function grownBy(context: RelationContext, at: number): Relation | undefined {
  const { items } = context
  const total = items[at] as Item
  const added = items[at - 1]
  if (added?.kind !== total.kind || added.figure.sentence !== total.figure.sentence || !isAddable(added))
    return undefined
  if (!ADDED.test(added.label.before)) return undefined
  const before = (total.figure.value ?? 0) - (added.figure.value ?? 0)
  const name = factOf(context, added)
  const place = placeOf(context, total.index)
  const earlier = items
    .slice(Math.max(0, place - BACK_MAX), place - 1)
    .filter((item) => item.kind === total.kind && isAddable(item) && toldBy(name, factOf(context, item)) >= LIKE)
  const had = earlier.findLast((item) => Math.abs((item.figure.value ?? 0) - before) < 1e-6)
  if (had && before > 0) return sumRelation(context, total, [had, added], true)
  // Where only one figure tells of the same thing, it is what there was.
  const [only, other] = earlier.filter(
    (item) =>
      HAD.test(item.label.before) && !ADDED.test(item.label.before) && toldBy(name, factOf(context, item)) >= SURE,
  )
  return only && !other && missesByOneSlip(context, total, [only, added], 0)
    ? sumRelation(context, total, [only, added], false, false)
    : undefined
}
