import { convertUnit } from '@taizhang/text'
import type { Relation } from '../engine/relation.ts'
import {
  type Item,
  kindOf,
  member,
  placeOf,
  plain,
  type RelationContext,
  relation,
  type SentenceItems,
  written,
  writtenNumber,
} from './context.ts'
import { type Interval, meet, multiply, scale } from './interval.ts'
import { isChange, isShare } from './item-role.ts'
import { isLinked, wordsOf } from './rate.ts'
import { slipBetween } from './slip.ts'

/** `元/人`, `公斤/亩`: a measure taken over one of something. */
const PER = /^([^/／]+)[/／每](人|户|亩|个|家|名|件|吨|公里|套|村|平方米|㎡|床|辆|台|次|天|日|月|公顷)$/
/** 人均, 户均, 日均; 每户, 平均每村, 每名网格员; 亩产; 各 and 平均 behind a count (16个村平均12场). */
const OVER_ONE = /([人户亩笔村场次件期班家校镇乡日天月台辆头只间套站床项册])均[^，。]{0,12}$/
const OF_EACH = /每([人户亩笔村场次件期班家校镇乡日天月台辆头只间套站床项册名个位所社])[^，。]{0,10}$/
/** 平均每公里造价60万元 */
const OF_MEASURE = /平均每(公里|公顷|平方米|吨)[^，。]{0,10}$/
const PER_ACRE = /(?:亩产|单产)(?:量)?(?:为|达到?)?$/
const OF_ALL = /^[一-龥]{0,6}?(?:平均|各)[一-龥]{0,6}$/
/** 每千人口拥有, 万元产值用水: over more than one. */
const OVER_MANY = /每[百千万十]|万元|千人|万人/

/** Products: a rate for each times how many there are, against the amount in all; multiples (是…的2.8倍). */
export function* findProducts(context: RelationContext): Iterable<Relation> {
  for (const sentence of context.sentences) {
    for (const each of sentence.items) {
      const average = averageOf(each)
      const found = (average && productOf(context, sentence, each, average)) ?? standardOf(context, each)
      if (found) yield found
    }
    if (sentence.items.length >= 3) yield* multiples(context, sentence)
  }
}

/** What an average is of: `base`, the unit of the amount; `counted`, over what (户 of 户均), empty where the count right before says it. */
interface Average {
  readonly base: string
  readonly counted: string
  /** Computed from the two others (户均3000元), and wrong where it is far off; a standard (每户600元) is not: heads come and go. */
  readonly isMean: boolean
}

function averageOf(each: Item): Average | undefined {
  if (each.masked || each.figure.bound !== 'exact' || each.kind === '%' || each.kind === '个百分点') return undefined
  const { before } = each.label
  const per = PER.exec(each.kind)
  if (per?.[1]) return { base: kindOf(per[1]), counted: per[2] ?? '', isMean: /均|单产/.test(before) }
  if (!/[均每产各]/.test(before) || OVER_MANY.test(before)) return undefined
  const one = OVER_ONE.exec(before)
  if (one) return { base: each.kind, counted: one[1] ?? '', isMean: true }
  const of = OF_EACH.exec(before) ?? OF_MEASURE.exec(before)
  if (of) return { base: each.kind, counted: of[1] ?? '', isMean: /平均/.test(before) }
  if (PER_ACRE.test(before)) return { base: each.kind, counted: '亩', isMean: true }
  return OF_ALL.test(before) ? { base: each.kind, counted: '', isMean: /平均/.test(before) } : undefined
}

/** How many figures around an average may be its count and its amount, and how far up the report the amount may stand. */
const AROUND = 5
const RECALLED_MAX = 150

/** `200人，每人500元，共发放10万元`: told where it comes out, or where nothing else can be meant. */
function productOf(
  context: RelationContext,
  sentence: SentenceItems,
  each: Item,
  average: Average,
): Relation | undefined {
  const place = placeOf(context, each.index)
  const around = context.items
    .slice(Math.max(0, place - AROUND), place + AROUND + 1)
    .filter((item) => item !== each && !item.masked && item.figure.paragraph === each.figure.paragraph)
  const counts = around.filter((item) => isCountOf(context, item, each, average)).sort(nearestTo(each))
  const amounts = around.filter((item) => isAmountOf(item, each, average)).sort(nearestTo(each))
  for (const count of counts)
    for (const amount of amounts)
      if (count !== amount && comesOut(each, count, amount)) return product(context, each, count, amount, true)
  const [count] = counts
  const [amount] = amounts
  if (!count) return undefined
  if (!amount) return earlierAmount(context, each, counts, average) ?? recalled(context, each, count, average)
  if (count === amount || !sentence.items.includes(count) || !sentence.items.includes(amount)) return undefined
  const others = around.filter((item) => item.kind === count.kind && item.figure.sentence === each.figure.sentence)
  // 人均每月100元 is paid more than once.
  const isOver = !/[月日天]/.test(average.counted) && /[月日年天]/.test(each.label.before)
  const closed = !average.isMean && /合计|总计|共|折合/.test(amount.label.before) && amount.start - each.start < 40
  const isMeant = !isOver && others.length === 1 && (average.isMean || closed)
  return (isMeant && isOff(each, count, amount)) || (average.isMean && isOneSlipOff(context, each, count, amount))
    ? product(context, each, count, amount, false)
    : undefined
}

/** 每处, 每座水库, 每个小组, before the number that each of them has. */
const EACH = /每([一-龥])[^，。；\d]{0,16}$/
const NOT_COUNTED = '年月日天周季时次百千万十亿到当逢两一'
/** An amount of so few digits comes out by chance where its count stands far off. */
const AFAR_DIGITS = 3

/**
 * `编成9个小组，每组5人，共45人`, `1304座水库…三个责任人3912名，每座水库3名`: whatever measure word 每 takes, told where it comes out
 * exactly; the count may stand further up where the amount has several digits.
 */
function standardOf(context: RelationContext, each: Item): Relation | undefined {
  const { text } = context
  const words = text.slice(Math.max(0, each.start - 20), each.start)
  if (!words.includes('每') || each.masked || each.figure.bound !== 'exact' || isShare(each)) return undefined
  const counted = EACH.exec(words)?.[1]
  if (counted === undefined || NOT_COUNTED.includes(counted)) return undefined
  const place = placeOf(context, each.index)
  const near = context.items.slice(Math.max(0, place - AROUND), place + AROUND + 1)
  const isCount = (item: Item) =>
    item !== each &&
    !item.masked &&
    (item.kind === counted || (isCounted(item.kind) && item.label.after.slice(0, NOUN_MAX).includes(counted)))
  const amounts = near.filter(
    (item) => item !== each && !item.masked && isAmountOf(item, each, { base: each.kind, counted, isMean: false }),
  )
  for (const amount of amounts) {
    const isLong = writtenNumber(context, amount).length > AFAR_DIGITS
    const counts = isLong ? context.items.slice(Math.max(0, place - RECALLED_MAX), place + AROUND + 1) : near
    const count = counts.findLast(
      (item) => isCount(item) && item !== amount && meet(multiply(each, item), inUnit(amount, each.kind) ?? NOTHING),
    )
    if (count) return product(context, each, count, amount, true)
  }
  return undefined
}

/** How much of the words behind a count still names what is counted. */
const NOUN_MAX = 10

const NOTHING: Interval = { low: Number.NaN, high: Number.NaN }

const nearestTo =
  ({ start }: Item) =>
  (a: Item, b: Item): number =>
    Math.abs(a.start - start) - Math.abs(b.start - start)

/** Whether an item counts what an average is taken over. */
function isCountOf(context: RelationContext, item: Item, each: Item, { counted, base }: Average): boolean {
  if (isShare(item) || isChange(item) || item.kind === base) return false
  const { kind, label } = item
  switch (counted) {
    case '':
      return context.items[placeOf(context, each.index) - 1] === item && each.start - item.end <= 14 && isCounted(kind)
    case '人':
    case '名':
    case '位':
      return kind === '人' || kind === '人次'
    case '日':
    case '天':
      return kind === '天' || kind === '日'
    case '月':
      return kind === '个月'
    case '个':
    case '所':
    case '社':
    case '家':
      return kind === counted || kind === '个'
    case '村':
    case '镇':
    case '乡':
    case '校':
    case '站':
    case '班':
      return (
        kind === counted ||
        ((kind === '个' || kind === '所') && (label.after + label.before.slice(-4)).includes(counted))
      )
    default:
      return kind === counted || kind === `${counted}次`
  }
}

const isCounted = (kind: string): boolean => /^[个家所户名人支座处条项件]$/.test(kind)

/** Whether an item is the amount in all: of the average's measure, and more than it. */
function isAmountOf(item: Item, each: Item, { base }: Average): boolean {
  if (isChange(item) || isShare(item)) return false
  const value = inUnit(item, base)
  return value !== null && value.high > (each.figure.value ?? 0)
}

/** The interval of an item in another unit of its dimension; things counted by times are counted too. */
function inUnit(item: Item, unit: string): Interval | null {
  if (item.kind === unit || item.kind === `${unit}次`) return item
  const factor = convertUnit(1, item.kind, unit)
  return factor === null ? null : scale(item, factor)
}

function comesOut(each: Item, count: Item, amount: Item): boolean {
  const total = inUnit(amount, baseOf(each))
  return total !== null && meet(widened(multiply(each, count)), total)
}

const baseOf = (each: Item): string => kindOf(PER.exec(each.kind)?.[1] ?? each.kind)

function isOff(each: Item, count: Item, amount: Item): boolean {
  const total = inUnit(amount, baseOf(each))
  const product = multiply(each, count)
  return total !== null && (product.high < total.low * (1 - OFF_BY) || product.low > total.high * (1 + OFF_BY))
}

/** Whether the average, but for one slip, would be what the amount gives for each. */
function isOneSlipOff({ text }: RelationContext, each: Item, count: Item, amount: Item): boolean {
  const total = inUnit(amount, baseOf(each))
  if (total === null || count.figure.value === null) return false
  const { number, value } = each.figure
  const digits = text.slice(number.start, number.end)
  const scaled = (value ?? 0) / Number(digits)
  const decimals = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0
  if (!(scaled > 0) || digits.replace('.', '').length < 3) return false
  const mean = (total.low + total.high) / 2 / count.figure.value / scaled
  return [mean.toFixed(decimals), (Math.floor(mean * 10 ** decimals) / 10 ** decimals).toFixed(decimals)].some(
    (computed) => slipBetween(computed, digits) !== undefined,
  )
}

/** `监管人员113名，人均监管经营主体280户` among the problems, where the report told further up how many there are in all. */
function recalled(context: RelationContext, each: Item, count: Item, average: Average): Relation | undefined {
  if (each.start - count.end > 30 || count.start > each.start) return undefined
  const from = placeOf(context, each.index)
  let slipped: Item | undefined
  for (let place = from - 1; place >= Math.max(0, from - RECALLED_MAX); place--) {
    const amount = context.items[place]
    if (!amount || amount.masked || !isAmountOf(amount, each, average)) continue
    if (!isLinked(wordsOf(amount), each.label.before)) continue
    if (comesOut(each, count, amount)) return product(context, each, count, amount, true)
    if (isOneSlipOff(context, each, count, amount)) slipped ??= amount
  }
  return slipped && product(context, each, count, slipped, false)
}

/** `一共3280万元。…1.47万人受益，人均2231元`: further up the paragraph, where the average has digits enough to tell. */
function earlierAmount(
  context: RelationContext,
  each: Item,
  counts: readonly Item[],
  average: Average,
): Relation | undefined {
  if (!average.isMean || writtenNumber(context, each).replace('.', '').length < AFAR_DIGITS) return undefined
  const place = placeOf(context, each.index)
  for (let back = place - 1; back >= Math.max(0, place - PARAGRAPH_MAX); back--) {
    const amount = context.items[back]
    if (!amount || amount.figure.paragraph !== each.figure.paragraph) return undefined
    const total = amount.masked || !isAmountOf(amount, each, average) ? null : inUnit(amount, average.base)
    const count = total && counts.find((item) => item !== amount && meet(multiply(each, item), total))
    if (count) return product(context, each, count, amount, true)
  }
  return undefined
}

/** How many figures before an average its amount may stand. */
const PARAGRAPH_MAX = 24

function product(context: RelationContext, each: Item, count: Item, amount: Item, holds: boolean): Relation {
  const value = (each.figure.value ?? 0) * (count.figure.value ?? 0)
  const unit = amount.kind === baseOf(each) || amount.kind === `${baseOf(each)}次` ? '' : baseOf(each)
  const stated = unit === '' ? plain(amount.figure.value ?? 0) : written(context, amount)
  return relation(
    'product',
    [member('rate', each), member('part', count), member('total', amount)],
    `${writtenNumber(context, each)}×${writtenNumber(context, count)}＝${plain(value)}${unit}${holds ? '' : `，文中为${stated}`}`,
    holds,
    holds,
  )
}

/** Averages are rounded freely: 3982元 is 4000元. */
const AVERAGE_ROUNDING = 0.02
const OFF_BY = 0.1

const widened = ({ low, high }: Interval): Interval => ({
  low: low * (1 - AVERAGE_ROUNDING),
  high: high * (1 + AVERAGE_ROUNDING),
})

/** `11.1万个，…是“四经普”（3.8万个）的2.9倍`. */
function* multiples(context: RelationContext, sentence: SentenceItems): Iterable<Relation> {
  const { text } = context
  for (const times of sentence.items) {
    const { at } = times
    if (times.kind !== '倍' || times.masked || !/的$/.test(times.label.before.replace(/[约近]$/, ''))) continue
    const base = sentence.items[at - 1]
    if (!base || !/^[）)]?的/.test(text.slice(base.end, base.end + 2))) continue
    const to = sentence.items
      .slice(0, at - 1)
      .findLast((item) => item.kind === base.kind && item.label.depth < Math.max(1, base.label.depth))
    if (!to) continue
    const members = [member('base', base), member('rate', times), member('total', to)]
    const sum = `${writtenNumber(context, base)}×${writtenNumber(context, times)}`
    if (base.masked || to.masked) {
      yield relation('product', members, `${sum}＝${writtenNumber(context, to)}`, null)
      continue
    }
    const holds = meet(multiply(base, times), to)
    const value = plain((base.figure.value ?? 0) * (times.figure.value ?? 0))
    yield relation(
      'product',
      members,
      holds ? `${sum}＝${value}` : `${sum}＝${value}，文中为${writtenNumber(context, to)}`,
      holds,
    )
  }
}
