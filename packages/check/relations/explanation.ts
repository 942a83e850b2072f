import type { Relation } from '../engine/relation.ts'
import {
  decimalsOf,
  type Item,
  member,
  multiplierOf,
  placeOf,
  plain,
  type RelationContext,
  relation,
  writtenNumber,
} from './context.ts'
import { factOf, toldBy } from './fact.ts'
import { divide, type Interval, meet, multiply, scale, subtract } from './interval.ts'
import { isChange, isShare } from './item-role.ts'
import { isCount, isLinked, isOneSlipOff, ratio, wordsOf } from './rate.ts'
import { missesByOneSlip, slipBetween, slipsInto } from './slip.ts'

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
    if (GROWTH.test(before)) return grown(context, item) ?? planned(context, item)
    return SHARE.test(before) ? (shared(context, item) ?? left(context, item) ?? unlikeShare(context, item)) : undefined
  }
  if (isFraction(context, item)) return fraction(context, item)
  if (item.kind !== '个百分点' && !isChange(item) && !GROWTH.test(before)) return undefined
  return changed(context, item) ?? planned(context, item)
}

/** A share of one figure in another. */
function shared(context: RelationContext, rate: Item): Relation | undefined {
  const around = aroundOf(context, rate, (item) => !isShare(item) && isLevel(item))
  const parts = around.filter((item) => Math.abs(placeOf(context, item.index) - placeOf(context, rate.index)) <= 3)
  const pairs = pairsOf(parts, around).filter(({ a, b }) => a.kind === b.kind && (b.figure.value ?? 0) > 0)
  for (const { a: part, b: whole } of nearest(context, rate, pairs))
    if (meet(scale(divide(part, whole), 100), rate) && isTelling(part, whole))
      return ratio(context, rate, part, whole, true, true)
  return undefined
}

/** What the figure right before a rate leaves of the one before that: 控制价10.5亿元，中标价9.8亿元，节约率6.7％. */
function left(context: RelationContext, rate: Item): Relation | undefined {
  const place = placeOf(context, rate.index)
  const [whole, part] = context.items.slice(Math.max(0, place - 2), place)
  if (!whole || !part || whole.kind !== part.kind || whole.figure.sentence !== rate.figure.sentence) return undefined
  if (whole.masked || part.masked || isShare(part) || decimalsOf(context, rate) === 0) return undefined
  const others = subtract(HUNDRED, scale(divide(part, whole), 100))
  if (!(others.low > 0)) return undefined
  const holds = meet(others, rate)
  const value = 100 - ((part.figure.value ?? 0) / (whole.figure.value ?? 1)) * 100
  const stated = writtenNumber(context, rate)
  const isSlip =
    SAVED.test(rate.label.before) &&
    (slipBetween(stated, value.toFixed(decimalsOf(context, rate))) ||
      slipsInto(context, part, scale(multiply(whole, subtract(HUNDRED, rate)), 0.01), DIGITS_LEAST) ||
      slipsInto(context, whole, scale(divide(part, subtract(HUNDRED, rate)), 100), DIGITS_LEAST))
  if (!holds && !isSlip) return undefined
  const sum = `1－${writtenNumber(context, part)}÷${writtenNumber(context, whole)}＝${plain(value)}％`
  const members = [member('part', part), member('whole', whole), member('rate', rate)]
  return relation('ratio', members, holds ? sum : `${sum}，文中为${stated}％`, holds, holds)
}

/** In numbers of fewer digits one slip explains too much. */
const DIGITS_LEAST = 3
/** Rates of what is left by their names. */
const SAVED = /(?:节约|节资|节支|审减|核减|下浮|结余|压减)率[为达]?$/

/** `火化遗体2186具…生态安葬648例，占火化总数的29.6％`: the figure right before its share, and one of another measure word that bears the name of the whole. */
function unlikeShare(context: RelationContext, rate: Item): Relation | undefined {
  const { before } = rate.label
  const part = context.items[placeOf(context, rate.index) - 1]
  if (
    !before.startsWith('占') ||
    !part ||
    part.masked ||
    !isCount(part) ||
    part.figure.sentence !== rate.figure.sentence
  )
    return undefined
  const wholes = aroundOf(
    context,
    rate,
    (item) => item !== part && isCount(item) && item.kind !== part.kind && isLinked(before, wordsOf(item)),
  )
  const pairs = wholes.map((whole) => ({ a: part, b: whole }))
  for (const { a, b } of nearest(context, rate, pairs))
    if (meet(scale(divide(a, b), 100), rate)) return ratio(context, rate, a, b, true, true)
  const name = /占([一-龥]{2,8}?)(?:总|的|$)/.exec(before)?.[1]
  const named = name === undefined ? [] : wholes.filter((whole) => wordsOf(whole).includes(name))
  const [only, other] = named.length > 0 ? named : wholes
  return only && !other && decimalsOf(context, rate) > 0 && isOneSlipOff(context, rate, part, only)
    ? ratio(context, rate, part, only, false, false)
    : undefined
}

const isFraction = ({ text }: RelationContext, { figure }: Item): boolean =>
  (figure.value ?? 1) < 1 && text.slice(figure.number.start, figure.number.end).includes('分之')

/** How far a quotient may be from the fraction that words give it: 四分之三 of 0.748. */
const FRACTION_ROUNDING = 0.02

/** `损失1860万元，已修复1395万元，占四分之三`, `286毫米，相当于全年1430毫米的五分之一`: of the two figures before it. */
function fraction(context: RelationContext, item: Item): Relation | undefined {
  const place = placeOf(context, item.index)
  const own = context.items
    .slice(Math.max(0, place - BEFORE), place)
    .filter(({ figure, masked }) => figure.paragraph === item.figure.paragraph && !masked)
  const last = own.at(-1)
  if (!last) return undefined
  const isOfLast = /^的/.test(item.label.before)
  if (!isOfLast && !/占[^，]{0,10}$/.test(item.label.before)) return undefined
  const value = item.figure.value ?? 0
  const bounds = { low: value * (1 - FRACTION_ROUNDING), high: value * (1 + FRACTION_ROUNDING) }
  const pairs = own
    .slice(0, -1)
    .reverse()
    .filter(({ kind }) => kind === last.kind)
    .map((other) => (isOfLast ? { part: other, whole: last } : { part: last, whole: other }))
  const fitting = pairs.find(({ part, whole }) => meet(divide(part, whole), bounds))
  // 相当于全年1430毫米的五分之一 ties the two closest; one slip may be in either.
  const slipped = pairs
    .slice(0, 1)
    .find(
      ({ part, whole }) =>
        slipsInto(context, part, multiply(whole, bounds), DIGITS_LEAST) ||
        slipsInto(context, whole, divide(part, bounds), DIGITS_LEAST),
    )
  const pair = fitting ?? slipped
  if (!pair) return undefined
  const members = [member('part', pair.part), member('whole', pair.whole), member('rate', item)]
  const quotient = plain((pair.part.figure.value ?? 0) / (pair.whole.figure.value ?? 1), 3)
  const sum = `${writtenNumber(context, pair.part)}÷${writtenNumber(context, pair.whole)}＝${quotient}`
  const holds = fitting !== undefined
  return relation('ratio', members, holds ? sum : `${sum}，文中为${plain(value, 3)}`, holds, holds)
}

/** How far up the report a plan may look for what was reached, and how much of its words must be told there. */
const REACHED_MAX = 400
const REACHED_TOLD = 0.5
/** So much of either's words must be the other's before a change that does not come out is a doubt. */
const REACHED_SURE = 0.8

/** `农村自来水普及率达到94％，提高1.3个百分点` in a plan: from what the report says was reached of the same. */
function planned(context: RelationContext, delta: Item): Relation | undefined {
  if (!context.planned.has(delta.index)) return undefined
  const place = placeOf(context, delta.index)
  const isOfKind = (item: Item) =>
    delta.kind === '%' ? !isShare(item) : item.kind === (delta.kind === '个百分点' ? '%' : delta.kind)
  const beside = [context.items[place - 1], context.items[place + 1]].filter(
    (item) => item?.figure.sentence === delta.figure.sentence && !item.masked && isOfKind(item) && isLevel(item),
  )
  for (const to of beside) {
    if (!to) continue
    const fact = factOf(context, to)
    const reached: Item[] = []
    for (let back = place - 1; back >= Math.max(0, place - REACHED_MAX); back--) {
      const from = context.items[back]
      if (!from || from === to || from.kind !== to.kind || from.masked || context.planned.has(from.index)) continue
      const other = factOf(context, from)
      const told = toldBy(fact, other)
      if (told >= REACHED_TOLD && comesOut(from, to, delta)) return change(context, from, to, delta)
      const isSame = toldBy(other, fact) >= REACHED_SURE || (fact.name.length >= 4 && other.name.endsWith(fact.name))
      if (told >= REACHED_SURE && isSame && isLevel(from)) reached.push(from)
    }
    const [from] = reached
    if (from && reached.every(({ figure }) => figure.value === from.figure.value) && isSlip(context, from, to, delta))
      return change(context, from, to, delta)
  }
  return undefined
}

const comesOut = (from: Item, to: Item, delta: Item): boolean =>
  (from.figure.value ?? 0) > 0 &&
  meet(
    absolute(delta.kind === '%' && !isShare(to) ? subtract(scale(divide(to, from), 100), HUNDRED) : subtract(to, from)),
    delta,
  )

/** Whether one slip explains why a change does not come out of its levels. */
function isSlip(context: RelationContext, from: Item, to: Item, delta: Item): boolean {
  if (delta.kind !== '%' || isShare(to)) {
    const [more, less] = (to.figure.value ?? 0) >= (from.figure.value ?? 0) ? [to, from] : [from, to]
    return missesByOneSlip(context, more, [less, delta], 0)
  }
  const growth = Math.abs(((to.figure.value ?? 0) / (from.figure.value ?? 1) - 1) * 100)
  return slipBetween(writtenNumber(context, delta), growth.toFixed(decimalsOf(context, delta))) !== undefined
}

/** The relation of a change to its levels: growth in percent, or a difference in their unit. */
function change(context: RelationContext, from: Item, to: Item, delta: Item): Relation {
  const holds = comesOut(from, to, delta)
  const [now, then] = [to.figure.value ?? 0, from.figure.value ?? 0]
  const isGrowth = delta.kind === '%' && !isShare(to)
  const [more, less] = now >= then ? [to, from] : [from, to]
  const terms = isGrowth
    ? `（${writtenNumber(context, to)}－${writtenNumber(context, from)}）÷${writtenNumber(context, from)}`
    : `${writtenNumber(context, more)}－${writtenNumber(context, less)}`
  const factor = isGrowth ? 1 : multiplierOf(context, more)
  const suffix = isGrowth ? '％' : factor === 1e8 ? '亿' : factor === 1e4 ? '万' : ''
  const value = isGrowth ? (now / then - 1) * 100 : Math.abs(now - then) / factor
  const stated = `${writtenNumber(context, delta)}${isGrowth ? '％' : ''}`
  const sum = `${terms}＝${plain(value)}${suffix}${holds ? '' : `，文中为${stated}`}`
  const members = [member('from', from), member('to', to), member(isGrowth ? 'rate' : 'delta', delta)]
  return relation(isGrowth ? 'growth' : 'difference', members, sum, holds, holds)
}

/** Growth from one figure to another, in percent. */
function grown(context: RelationContext, rate: Item): Relation | undefined {
  const around = aroundOf(context, rate, (item) => !isShare(item) && isLevel(item) && (item.figure.value ?? 0) > 0)
  const pairs = pairsOf(
    around.filter((item) => EARLIER.test(item.label.before)),
    around,
  ).filter(({ a, b }) => a.kind === b.kind)
  for (const { a: from, b: to } of nearest(context, rate, pairs)) {
    if (comesOut(from, to, rate)) return change(context, from, to, rate)
  }
  return undefined
}

/** A change from one figure to another, in their unit or in points. */
function changed(context: RelationContext, delta: Item): Relation | undefined {
  const kind = delta.kind === '个百分点' ? '%' : delta.kind
  const around = aroundOf(context, delta, (item) => item.kind === kind && isLevel(item))
  const earlier = delta.kind === '个百分点' ? around : around.filter((item) => EARLIER.test(item.label.before))
  for (const { a: from, b: to } of nearest(context, delta, pairsOf(earlier, around))) {
    if (comesOut(from, to, delta)) return change(context, from, to, delta)
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
