import { unitDimension } from '@taizhang/text'
import type { Relation } from '../engine/relation.ts'
import {
  decimalsOf,
  type Item,
  itemOf,
  member,
  placeOf,
  plain,
  type RelationContext,
  relation,
  type SentenceItems,
  writtenNumber,
} from './context.ts'
import { atMost, divide, type Interval, meet, scale, subtract } from './interval.ts'
import { isChange, isDue, isShare, isTarget } from './item-role.ts'
import {
  abbreviates,
  BASE,
  DONE_BY_STEM,
  fits,
  isCount,
  isLinked,
  isOneSlipOff,
  LEVELS_COMPARED,
  ratio,
  stemOf,
  wordsOf,
} from './rate.ts'
import { slipBetween } from './slip.ts'

/** How many figures around a rate may be its part, how many before and behind it its whole. */
const PARTS_AROUND = 3
const WHOLES_BEFORE = 60
const WHOLES_BEHIND = 6
/** How far up the report a rate may speak of what was told there. */
const RECALLED_MAX = 150

interface Candidate {
  readonly item: Item
  /** Whether the words leave little doubt that it is meant: then one altered digit may be told. */
  readonly bound: boolean
  /** Whether a whole also says that the figure beside it is its part: 改厕215户（任务200户）. */
  readonly binds?: boolean
}

/** 占5％, 率达96％: a rate that bears no name of its own. */
const BARE_SHARE = /^(?:仅|只)?(?:占(?:到|了)?比?(?:约|达|为)?|率[达为])$/

/** 占任务的, 完成年度计划的: of a target that stands elsewhere. */
const OF_TASK = /(?:完成|达到?|占|为)(?:了)?[一-龥]{0,6}(?:任务|计划|目标|总进度|工程量)[数量值]?的?$/

/**
 * A rate whose part or whole does not stand right before it: in the sentence before, behind it, in brackets, or further up where
 * its words name it (`168个行政村巡察覆盖率72.6％，累计巡察122个`, `排查76处。已整改61处，整改率80.3％`). It is told where it comes
 * out; where it does not, only if both are tied to it closely and one altered digit would set it right.
 */
export function ratioAfar(
  context: RelationContext,
  sentence: SentenceItems,
  rate: Item,
  wholeOf: ReadonlyMap<number, number>,
): Relation | undefined {
  const { value, bound } = rate.figure
  if (rate.masked || bound !== 'exact' || value === null || LEVELS_COMPARED.test(rate.label.before)) return undefined
  const isOfTask = OF_TASK.test(rate.label.before)
  const stem = isOfTask ? '完成' : stemOf(rate)
  const isBareShare = BARE_SHARE.test(rate.label.before)
  if ((stem === null || stem.length < 2) && !isBareShare)
    return balance(context, rate) ?? (/占/.test(rate.label.before) ? recalledShare(context, rate, wholeOf) : undefined)
  const parts = partsFor(sentence, rate, stem, isOfTask)
  const wholes = new Map(parts.map(({ item }) => [item, wholesFor(context, sentence, rate, item, wholeOf)]))
  let slipped: Relation | undefined
  for (const part of parts) {
    for (const whole of wholes.get(part.item) ?? []) {
      const found = judge(context, rate, part, whole, isDenied(part.item, stem))
      if (found?.holds) return found
      slipped ??= found
    }
  }
  return slipped ?? (parts.some((part) => part.bound) ? undefined : recalledRate(context, rate, stem ?? ''))
}

function judge(
  context: RelationContext,
  rate: Item,
  part: Candidate,
  whole: Candidate,
  denied: boolean,
): Relation | undefined {
  if (denied) return complement(context, rate, part.item, whole)
  const isPrecise = (rate.figure.value ?? 0) >= 10 && decimalsOf(context, rate) > 0
  const isBound = whole.bound && (part.bound || whole.binds === true)
  if (fits(rate, part.item, whole.item))
    return isBound || isPrecise ? ratio(context, rate, part.item, whole.item, true, true) : undefined
  const isSlip = isPrecise
    ? isOneSlipOff(context, rate, part.item, whole.item, 2)
    : areInOneBreath(context, rate, part.item, whole.item) &&
      isOneSlipOff(context, rate, part.item, whole.item, BARE_SHARE.test(rate.label.before) ? 1 : undefined)
  return isBound && isSlip ? ratio(context, rate, part.item, whole.item, false, false) : undefined
}

/** 常住人口79.6万人，建立档案76.4万份，建档率96％: whole, part and rate right behind each other. */
const areInOneBreath = ({ text }: RelationContext, rate: Item, part: Item, whole: Item): boolean =>
  rate.at - part.at === 1 &&
  part.at - whole.at === 1 &&
  part.figure.sentence === whole.figure.sentence &&
  rate.start - part.end <= 12 &&
  part.start - whole.end <= 16 &&
  !text.slice(whole.end, part.start).includes('；')

/** `抽检1156批次，不合格29批次，合格率97.5％`: the rate of those that are not the part. */
function complement(context: RelationContext, rate: Item, part: Item, whole: Candidate): Relation | undefined {
  const others: Interval = subtract(HUNDRED, scale(divide(part, whole.item), 100))
  const holds = meet(others, rate)
  const value = 100 - ((part.figure.value ?? 0) / (whole.item.figure.value ?? 1)) * 100
  const stated = writtenNumber(context, rate)
  if (!holds && !(whole.bound && slipBetween(stated, value.toFixed(decimalsOf(context, rate))) !== undefined))
    return undefined
  const sum = `1－${writtenNumber(context, part)}÷${writtenNumber(context, whole.item)}＝${plain(value)}％`
  const members = [member('part', part), member('whole', whole.item), member('rate', rate)]
  return relation('ratio', members, holds ? sum : `${sum}，文中为${stated}％`, holds, holds)
}

const HUNDRED: Interval = { low: 100, high: 100 }

const isDenied = (part: Item, stem: string | null): boolean =>
  stem !== null &&
  stem.length >= 2 &&
  !/[不未非超].{1,2}$/.test(stem) &&
  new RegExp(`[不未非超]${stem.slice(-2)}|超${stem.slice(-1)}`).test(wordsOf(part))

/** The figures around a rate that its words, or its place right behind them, tie to it; the likeliest first. */
function partsFor({ items }: SentenceItems, rate: Item, stem: string | null, isOfTask: boolean): Candidate[] {
  const found: Candidate[] = []
  const around = items.slice(Math.max(0, rate.at - PARTS_AROUND), rate.at + PARTS_AROUND + 1)
  for (const item of around.toReversed()) {
    if (isShare(item) || item.masked || isChange(item) || isTarget(item) || isDue(item)) continue
    const isBeside = isRightBefore(items, item, rate)
    const isNamed = stem !== null && speaks(item, stem)
    if (isNamed || isBeside || isLinked(wordsOf(item), rate.label.before))
      found.push({
        item,
        bound:
          (isBeside && (isNamed || stem === null || stem === '' || isOfTask)) ||
          (isNamed && isRightBehind(item, rate, stem)),
      })
  }
  return found.toSorted((a, b) => Number(b.bound) - Number(a.bound))
}

/** Whether nothing but the target in its brackets, a bound (超过20万元) or the whole (全县共有142个) stands between a figure and its rate. */
function isRightBefore(items: readonly Item[], item: Item, rate: Item): boolean {
  if (item.start > rate.start || rate.start - item.end > 20) return false
  return items
    .slice(item.at + 1, rate.at)
    .every(
      (other) =>
        other.label.depth > item.label.depth || other.figure.bound !== 'exact' || /[共总]有?$/.test(other.label.before),
    )
}

/** 结案率94.6％，结案88起: the part right behind its rate, in the words of it. */
const isRightBehind = (item: Item, rate: Item, stem: string | null): boolean =>
  item.at === rate.at + 1 && item.start - rate.end <= 8 && stem !== null && item.label.before.startsWith(stem.slice(-2))

/** Whether a figure's words say what a rate's stem says: 网上办理 for 网办, 审结 for 结案. */
function speaks(item: Item, stem: string): boolean {
  const words = wordsOf(item)
  const key = stem.slice(-2)
  return (
    words.includes(key) || (DONE_BY_STEM[key]?.some((word) => words.includes(word)) ?? false) || abbreviates(key, words)
  )
}

/** The figures that may be the whole of a part, the likeliest first. */
function wholesFor(
  context: RelationContext,
  { items }: SentenceItems,
  rate: Item,
  part: Item,
  wholeOf: ReadonlyMap<number, number>,
): Candidate[] {
  const usable = (item: Item) =>
    item !== part && isAlike(item, part) && !item.masked && !isChange(item) && item.figure.bound === 'exact'
  const next = items[part.at + 1]
  // 改厕215户（任务200户），完成率107.5％
  if (next && isTarget(next) && next.label.depth > part.label.depth && usable(next))
    return [{ item: next, bound: true, binds: true }]
  const place = placeOf(context, part.index)
  const words = wordsOf(part) + rate.label.before
  const named = (item: Item) => BASE.test(item.label.before) || isLinked(wordsOf(item), words)
  const found: Candidate[] = []
  // 累计解决163个，办结率97.6％，交办共167个: what is told behind must say that it is all there was.
  const isAll = (item: Item) => /共|应|总/.test(item.label.before)
  const behind = items
    .slice(rate.at + 1, rate.at + WHOLES_BEHIND)
    .filter((item) => usable(item) && (atMost(part, item) || isAll(item)))
  for (const item of behind) found.push({ item, bound: behind.length === 1 && isAll(item) })
  const paragraph = part.figure.paragraph
  let sentences = 0
  let last = part.figure.sentence
  let nearest: Item[] = []
  const smaller: Item[] = []
  for (let back = place - 1; back >= Math.max(0, place - WHOLES_BEFORE); back--) {
    const item = context.items[back]
    if (!item || item.figure.paragraph !== paragraph) break
    if (item.figure.sentence !== last) {
      if (nearest.length > 0) break
      last = item.figure.sentence
      sentences++
    }
    if (
      !usable(item) ||
      (wholeOf.has(item.index) && !speaksOf(context, item, rate)) ||
      isShareholder(items, item, rate)
    )
      continue
    if (isTarget(item) || atMost(part, item)) nearest.push(item)
    else smaller.push(item)
  }
  const isNear = sentences <= 1
  // 入户检查93.6万户 of 14.2万户: where nothing is large enough the part may be what is wrong.
  if (nearest.length === 0 && smaller.length === 1) nearest = smaller
  nearest = nearest.filter((item) => isNear || named(item))
  // 计划检查86家。检查92家，计划完成率107.0％: what was planned and what was done bear the same words.
  // 违法图斑43个、其他图斑72个。对违法图斑…: of several the one that the sentence speaks of.
  const borne = isNear
    ? nearest.filter((item) => item.figure.sentence !== rate.figure.sentence && speaksOf(context, item, rate))
    : []
  for (const item of nearest)
    found.push({
      item,
      bound: isNear && (nearest.length === 1 || (borne.length === 1 && borne[0] === item)),
      binds: isTarget(item) && (isLinked(wordsOf(item), wordsOf(part)) || OF_TASK.test(rate.label.before)),
    })
  for (let back = place - 1; back >= Math.max(0, place - WHOLES_BEFORE); back--) {
    const item = context.items[back]
    if (!item || !usable(item) || nearest.includes(item)) continue
    const bears = bearsSubject(context, item, rate)
    if (bears || named(item)) found.push({ item, bound: bears && !found.some(({ bound }) => bound) })
    else if (unitDimension(part.figure.unit) !== null) found.push({ item, bound: false })
  }
  return found
}

/** A figure with a rate of its own right behind it is a part itself. */
const isShareholder = (items: readonly Item[], item: Item, rate: Item): boolean => {
  const next = item.figure.sentence === rate.figure.sentence ? items[item.at + 1] : undefined
  return next !== undefined && next !== rate && next.kind === '%' && next.start - item.end <= 12
}

/** Figures of one kind; things counted may also go by two measure words: 床位2856张，入住1342人. */
const isAlike = (item: Item, part: Item): boolean =>
  item.kind === part.kind ||
  (isCount(item) && isCount(part) && item.figure.sentence === part.figure.sentence && Math.abs(item.at - part.at) === 1)

/** 违法图斑43个，…。对违法图斑…: the sentence opens with what a part of a sum counts. */
function speaksOf({ text, reading }: RelationContext, item: Item, rate: Item): boolean {
  const start = reading.sentences[rate.figure.sentence]?.start ?? rate.start
  const { subject } = item.label
  return subject.length >= 3 && text.slice(start, start + subject.length + 2).includes(subject)
}

/** `护林员年龄偏大，55岁以上的317名，占36.9％`: the sentence speaks of what the figure further up counts. */
function bearsSubject({ text, reading }: RelationContext, item: Item, rate: Item): boolean {
  const { subject } = item.label
  const start = reading.sentences[rate.figure.sentence]?.start ?? rate.start
  return subject.length >= 3 && text.slice(start, rate.start).includes(subject.slice(-3))
}

/** `诈骗案件破案率仅45.4％` where the report said before how many were reported and how many solved. */
function recalledRate(context: RelationContext, rate: Item, stem: string): Relation | undefined {
  const key = stem.slice(-2)
  const qualifier = qualifierOf(rate, key)
  if (key.length < 2 || qualifier === '' || decimalsOf(context, rate) === 0) return undefined
  const from = placeOf(context, rate.index)
  for (let place = from - 1; place >= Math.max(0, from - RECALLED_MAX); place--) {
    const part = context.items[place]
    if (!part || part.masked || isShare(part) || isChange(part) || !speaks(part, stem)) continue
    const start = context.reading.sentences[part.figure.sentence]?.start ?? part.start
    if (!abbreviates(qualifier, context.text.slice(start, part.start))) continue
    for (let back = place - 1; back >= 0 && context.items[back]?.figure.sentence === part.figure.sentence; back--) {
      const whole = context.items[back]
      if (!whole || whole.kind !== part.kind || whole.masked || !atMost(part, whole)) continue
      if (fits(rate, part, whole)) return ratio(context, rate, part, whole, true, true)
      if (isOneSlipOff(context, rate, part, whole)) return ratio(context, rate, part, whole, false, false)
    }
  }
  return undefined
}

/** What narrows a rate: 诈骗 of 诈骗案件破案率. */
const qualifierOf = (rate: Item, key: string): string =>
  /([一-龥]{2,}?)(?:案件|问题|项目|工作|任务|事项)?$/
    .exec(rate.label.before.slice(0, Math.max(0, rate.label.before.lastIndexOf(key))))?.[1]
    ?.slice(-2) ?? ''

/** `外贸吞吐量仅占总量的14.0％`: a part and its total that the report told further up. */
function recalledShare(
  context: RelationContext,
  rate: Item,
  wholeOf: ReadonlyMap<number, number>,
): Relation | undefined {
  const name =
    /([一-龥]{2,}?)(?:仅|只|均|约)*占[到了]?(?:[一-龥]{0,4}总[量数额值])?的?(?:比[例重])?[仅只约达为]*$/.exec(
      rate.label.before,
    )?.[1]
  if (!name || decimalsOf(context, rate) === 0) return undefined
  const from = placeOf(context, rate.index)
  for (let place = from - 1; place >= Math.max(0, from - RECALLED_MAX); place--) {
    const part = context.items[place]
    if (!part || part.masked || !wordsOf(part).includes(name.slice(0, 2))) continue
    const whole = itemOf(context, wholeOf.get(part.index))
    if (!whole || whole.masked || whole.kind !== part.kind) continue
    if (fits(rate, part, whole)) return ratio(context, rate, part, whole, true, true)
    if (isOneSlipOff(context, rate, part, whole)) return ratio(context, rate, part, whole, false, false)
  }
  return undefined
}

/** 存贷比, 产销率, 资产负债率: the second named over the first. */
const BALANCE = /(?:^|[一-龥])(?:(存)(贷)比|(产)(销)率|(资产)(负债)率)[为是达到]*$/

function balance(context: RelationContext, rate: Item): Relation | undefined {
  const words = BALANCE.exec(rate.label.before)?.filter((word) => word !== undefined)
  const [, base, over] = words ?? []
  if (base === undefined || over === undefined) return undefined
  const place = placeOf(context, rate.index)
  const before = context.items.slice(Math.max(0, place - WHOLES_BEHIND), place)
  const bearer = (word: string) =>
    before.findLast((item) => !isShare(item) && !isChange(item) && wordsOf(item).includes(word))
  const part = bearer(over)
  const whole = bearer(base)
  if (!part || !whole || part === whole || part.kind !== whole.kind || part.masked || whole.masked) return undefined
  const holds = fits(rate, part, whole)
  if (!holds && !isOneSlipOff(context, rate, part, whole)) return undefined
  return ratio(context, rate, part, whole, holds, holds)
}
