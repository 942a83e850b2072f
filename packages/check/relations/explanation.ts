import type { Relation } from '../engine/relation.ts'
import {
  decimalsOf,
  type Item,
  member,
  placeOf,
  plain,
  type RelationContext,
  relation,
  writtenNumber,
} from './context.ts'
import { divide, type Interval, meet, scale, subtract } from './interval.ts'
import { isChange, isShare } from './item-role.ts'
import { ratio } from './rate.ts'

/** How far before and behind a figure, in figures of its paragraph, those that explain it may stand. */
const BEFORE = 14
const BEHIND = 4

/** So unlikely a coincidence must be before arithmetic alone counts as an explanation. */
const CHANCE_MAX = 0.05

const GROWTH =
  /(?:增长|增加|增幅|上升|提高|提升|下降|降低|降幅|减少|回落|压减|偏[多少高低]|[增减升降多少])(?:了|约|达到?|为|率)*$/
const SHARE = /(?:率|占比|比例|比重|面)(?:[一-龥]{0,4})$|占[一-龥]{0,12}$/
/** The level of another time stands right after such words. */
const EARLIER = /(?:上年|去年|前年|同期|年初|年底|上[期半]|均值|多年)[一-龥]{0,6}$/

/** A level, now or at another time, not a change from one to the other. */
const isLevel = (item: Item): boolean =>
  EARLIER.test(item.label.before) || (!isChange(item) && !GROWTH.test(item.label.before))

interface Pair {
  readonly a: Item
  readonly b: Item
}

/**
 * What a rate or a change comes from, told by arithmetic where words do not tell it: the nearest pair of figures of the paragraph
 * that gives just the printed digits. So many pairs are tried as make a coincidence unlikely: 92.3％ may look further than 20％.
 */
export function explanationOf(context: RelationContext, item: Item): Relation | undefined {
  if (item.masked || item.figure.bound !== 'exact' || !(item.figure.value ?? 0)) return undefined
  const { before } = item.label
  if (item.kind === '%') {
    if (GROWTH.test(before)) return grown(context, item)
    return SHARE.test(before) ? shared(context, item) : undefined
  }
  return item.kind === '个百分点' || isChange(item) ? changed(context, item) : undefined
}

/** A share of one figure in another, or of what the one leaves of the other (不合格29批次，合格率97.5％). */
function shared(context: RelationContext, rate: Item): Relation | undefined {
  const around = aroundOf(context, rate, (item) => !isShare(item) && isLevel(item))
  const parts = around.filter((item) => Math.abs(placeOf(context, item.index) - placeOf(context, rate.index)) <= 3)
  const pairs = pairsOf(parts, around).filter(({ a, b }) => a.kind === b.kind && (b.figure.value ?? 0) > 0)
  for (const { a: part, b: whole } of nearest(context, rate, pairs))
    if (meet(scale(divide(part, whole), 100), rate) && isTelling(part, whole))
      return ratio(context, rate, part, whole, true, true)
  return undefined
}

/** Growth from one figure to another, in percent. */
function grown(context: RelationContext, rate: Item): Relation | undefined {
  const around = aroundOf(context, rate, (item) => !isShare(item) && isLevel(item) && (item.figure.value ?? 0) > 0)
  const pairs = pairsOf(
    around.filter((item) => EARLIER.test(item.label.before)),
    around,
  ).filter(({ a, b }) => a.kind === b.kind)
  for (const { a: from, b: to } of nearest(context, rate, pairs)) {
    const change = subtract(scale(divide(to, from), 100), HUNDRED)
    if (!meet(absolute(change), rate)) continue
    const members = [member('from', from), member('to', to), member('rate', rate)]
    const sum = `（${writtenNumber(context, to)}－${writtenNumber(context, from)}）÷${writtenNumber(context, from)}`
    const value = ((to.figure.value ?? 0) / (from.figure.value ?? 1) - 1) * 100
    return relation('growth', members, `${sum}＝${plain(value)}％`, true)
  }
  return undefined
}

/** A change from one figure to another, in their unit or in points. */
function changed(context: RelationContext, delta: Item): Relation | undefined {
  const kind = delta.kind === '个百分点' ? '%' : delta.kind
  const around = aroundOf(context, delta, (item) => item.kind === kind && isLevel(item))
  const earlier = delta.kind === '个百分点' ? around : around.filter((item) => EARLIER.test(item.label.before))
  for (const { a: from, b: to } of nearest(context, delta, pairsOf(earlier, around))) {
    if (!meet(absolute(subtract(to, from)), delta)) continue
    const members = [member('from', from), member('to', to), member('delta', delta)]
    const [more, less] = (to.figure.value ?? 0) >= (from.figure.value ?? 0) ? [to, from] : [from, to]
    const sum = `${writtenNumber(context, more)}－${writtenNumber(context, less)}＝${writtenNumber(context, delta)}`
    return relation('difference', members, sum, true)
  }
  return undefined
}

const HUNDRED: Interval = { low: 100, high: 100 }

const absolute = ({ low, high }: Interval): Interval =>
  low >= 0 ? { low, high } : high <= 0 ? { low: -high, high: -low } : { low: 0, high: Math.max(-low, high) }

/** Two figures that say more than that all of it is done. */
const isTelling = (part: Item, whole: Item): boolean => part.figure.value !== whole.figure.value

/** The exact figures of the paragraph around one. */
function aroundOf(context: RelationContext, item: Item, fits: (other: Item) => boolean): Item[] {
  const place = placeOf(context, item.index)
  return context.items
    .slice(Math.max(0, place - BEFORE), place + BEHIND + 1)
    .filter(
      (other) =>
        other !== item &&
        other.figure.paragraph === item.figure.paragraph &&
        !other.masked &&
        other.figure.bound === 'exact' &&
        fits(other),
    )
}

const pairsOf = (some: readonly Item[], others: readonly Item[]): Pair[] =>
  some.flatMap((a) => others.flatMap((b) => (a === b ? [] : [{ a, b }])))

/** The pairs nearest to a figure, so many that a coincidence among them stays unlikely by the digits that it has. */
function nearest(context: RelationContext, item: Item, pairs: readonly Pair[]): readonly Pair[] {
  const unit = 10 ** -decimalsOf(context, item)
  const digits = Number(writtenNumber(context, item).replace(/[万亿]$/, ''))
  const most = Math.floor((CHANCE_MAX * digits) / unit)
  if (!(most >= 1)) return []
  const place = placeOf(context, item.index)
  const away = ({ a, b }: Pair) =>
    Math.abs(placeOf(context, a.index) - place) + Math.abs(placeOf(context, b.index) - place)
  return pairs.toSorted((one, other) => away(one) - away(other)).slice(0, most)
}
