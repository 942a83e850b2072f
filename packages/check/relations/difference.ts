import type { Relation } from '../engine/relation.ts'
import {
  decimalsOf,
  type Item,
  member,
  multiplierOf,
  plain,
  type RelationContext,
  relation,
  type SentenceItems,
  writtenNumber,
} from './context.ts'
import { add, divide, type Interval, meet, scale, subtract } from './interval.ts'

const UP = '提高|上升|增加|增长|提升|扩大|高出|多出|高|多|净增|上涨|加快|增'
const DOWN = '回落|下降|降低|减少|收窄|下滑|下跌|缩小|压减|减|少|低|放缓|缩短'
const CHANGE = new RegExp(`(?:(${UP})|(${DOWN}))(?:了|约|近|幅度?(?:为|达)?|率?为|达到?)*$`)
const FROM = /[由从]/

/** Differences (提高0.5个百分点, 减少30件) and growth (增长20%) where both levels are written. */
export function* findDifferences(context: RelationContext): Iterable<Relation> {
  for (const sentence of context.sentences) {
    if (sentence.items.length < 3) continue
    for (const [at, delta] of sentence.items.entries()) {
      const change = CHANGE.exec(delta.label.before)
      // 分别比上年提高1.5个和3.2个百分点 speaks of several levels at once.
      if (!change || delta.label.before.includes('分别')) continue
      const step = steppedGrowth(context, sentence, at, delta, change[1] !== undefined)
      if (step) {
        yield step
        continue
      }
      const pair = levels(context, sentence, at, delta)
      if (pair) yield judge(context, pair, delta, change[1] !== undefined)
    }
  }
}

/** `12.6亿元，同比增加1.8亿元，增长16.7％`: the step between the levels stands beside its rate. */
function steppedGrowth(context: RelationContext, { items }: SentenceItems, at: number, rate: Item, up: boolean): Relation | undefined {
  const step = items[at - 1]
  const to = items[at - 2]
  if (rate.kind !== '%' || !step || !to || step.kind !== to.kind || to.kind === '%' || isDelta(to)) return undefined
  const change = CHANGE.exec(step.label.before)
  if (!change || (change[1] !== undefined) !== up || rate.start - step.end > 12 || to.masked || step.masked || rate.masked) return undefined
  // 比上年的1.31亿元增加0.11亿元: the level written is the older one.
  const older = /[比较]|上年|去年/.test(to.label.before)
  const from = older ? to : up ? subtract(to, step) : add(to, step)
  const holds = meet(relativeTo(step, from), rate)
  const base = (to.figure.value ?? 0) + (older ? 0 : up ? -1 : 1) * (step.figure.value ?? 0)
  const divisor = older ? writtenNumber(context, to) : `（${writtenNumber(context, to)}${up ? '－' : '＋'}${writtenNumber(context, step)}）`
  const sum = `${writtenNumber(context, step)}÷${divisor}＝${plain(((step.figure.value ?? 0) / base) * 100)}％`
  const members = [member(older ? 'from' : 'to', to), member('part', step), member('delta', rate)]
  return relation('growth', members, holds ? sum : `${sum}，文中为${writtenNumber(context, rate)}％`, holds)
}

interface Levels {
  readonly from: Item
  readonly to: Item
  /** False where the words leave open which level is meant. */
  readonly certain: boolean
}

/** The two levels that a change stands between: 比…（4.9%）, 由…到…, 相较于…的4.36%. */
function levels(context: RelationContext, sentence: SentenceItems, at: number, delta: Item): Levels | undefined {
  const { text } = context
  const { items } = sentence
  const earlier = items.slice(0, at).filter((item) => levelOf(item, delta))
  const told = lastYearTold(items, at, delta)
  if (told) return told
  if (earlier.length < 2) return undefined
  const last = earlier.at(-1)
  const first = earlier.at(-2)
  if (!last || !first) return undefined
  // 由A提高到B，提高C: the first of the two is the older.
  const lead = text.slice(Math.max(sentence.start, first.start - first.label.before.length - 6), first.start)
  const between = text.slice(first.end, last.start)
  if (FROM.test(lead) && /[到至为]/.test(between) && between.length <= 24)
    return { from: first, to: last, certain: true }
  // B，比…A提高C: the figure after 比 is the older, the nearest level before it the newer.
  const mark = comparedAt(text, sentence.start, delta.start, last.start)
  if (mark < 0) return undefined
  const from = earlier.find((item) => item.start > mark)
  if (!from || from !== last) return undefined
  const to = earlier.findLast(
    (item) => item.start < mark && item.label.depth <= delta.label.depth && !isDelta(item) && !isReference(text, item),
  )
  if (!to) return undefined
  return { from, to, certain: text.slice(from.end, delta.start).length <= 30 }
}

const LAST_YEAR = /^(?:而)?(?:上年|去年)(?:同期|全年)?(?:为|是|有|仅)?$/

/** `126件，同比下降12.5％，上年为144件` and `上年144件，今年126件，下降12.5％`: the older level bears its year as its only words. */
function lastYearTold(items: readonly Item[], at: number, delta: Item): Levels | undefined {
  const older = items.findIndex(
    (item, index) => Math.abs(index - at) <= 2 && LAST_YEAR.test(item.label.before) && levelOf(item, delta),
  )
  const from = items[older]
  if (!from) return undefined
  const to = older > at ? items[at - 1] : items.slice(older + 1, at).findLast((item) => item.kind === from.kind)
  if (!to || to.kind !== from.kind || isDelta(to)) return undefined
  return { from, to, certain: true }
}

/** Position of the 比 or 较 that introduces the older level `from`; -1 where it stands too far away. */
function comparedAt(text: string, start: number, until: number, from: number): number {
  const begin = Math.max(start, from - 30)
  const words = text.slice(begin, Math.min(until, from))
  for (let at = words.length - 1; at >= 0; at--) {
    const char = words[at]
    if (char === '较' || (char === '比' && !'例重率分较赛'.includes(words[at + 1] ?? '') && !'同环占'.includes(words[at - 1] ?? ''))) return begin + at
    if (char === '，' && words.length - at > 24) return -1
  }
  return -1
}

/** A level in brackets after 比… is a reference, not the level spoken of. */
const isReference = (text: string, item: Item): boolean =>
  /比[^，。]*（$/.test(text.slice(Math.max(0, item.start - 24), item.start))

const isDelta = (item: Item): boolean =>
  item.kind === '个百分点' || (CHANGE.test(item.label.before) && !/同比|环比|增速|增长率?$/.test(item.label.before))

/** Levels for points are percentages; for counts, figures of the same kind; for a change in %, any two of one kind. */
function levelOf(item: Item, delta: Item): boolean {
  if (item === delta) return false
  if (delta.kind === '个百分点') return item.kind === '%'
  if (delta.kind === '%') return item.kind !== '个百分点'
  return item.kind === delta.kind
}

function judge(context: RelationContext, { from, to, certain }: Levels, delta: Item, up: boolean): Relation {
  const members = [member('from', from), member('to', to), member('delta', delta)]
  if (from.kind !== to.kind) return relation('difference', members, '', null)
  const growth = delta.kind === '%' && from.kind !== '%'
  const type = growth ? 'growth' : 'difference'
  const [more, less] = up ? [to, from] : [from, to]
  const terms = growth
    ? `（${writtenNumber(context, to)}－${writtenNumber(context, from)}）÷${writtenNumber(context, from)}`
    : `${writtenNumber(context, more)}－${writtenNumber(context, less)}`
  const stated = writtenNumber(context, delta)
  const unit = growth || delta.kind === '%' ? '％' : ''
  if (from.masked || to.masked || delta.masked) return relation(type, members, `${terms}＝${stated}${unit}`, null)
  const difference = subtract(more, less)
  // A change in % between two percentages may be meant in points or relative to the older one.
  const points = meet(difference, delta)
  const relative = meet(relativeTo(difference, from), delta)
  const holds = growth ? relative : delta.kind === '%' ? points || relative : points
  const factor = growth ? 1 : multiplierOf(context, more)
  const value = growth
    ? (((more.figure.value ?? 0) - (less.figure.value ?? 0)) / (from.figure.value ?? 1)) * 100
    : ((more.figure.value ?? 0) - (less.figure.value ?? 0)) / factor
  const suffix = growth ? '' : factor === 1e8 ? '亿' : factor === 1e4 ? '万' : ''
  const decimals = Math.max(2, ...[from, to].map((item) => decimalsOf(context, item)))
  const sum = `${terms}＝${plain(value, decimals)}${suffix}${unit}`
  return relation(type, members, holds ? sum : `${sum}，文中为${stated}${unit}`, holds, certain)
}

const relativeTo = (difference: Interval, from: Interval): Interval => scale(divide(difference, from), 100)
