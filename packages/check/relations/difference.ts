import type { Relation, RelationMember } from '../engine/relation.ts'
import {
  decimalsOf,
  type Item,
  member,
  multiplierOf,
  placeOf,
  plain,
  type RelationContext,
  relation,
  type SentenceItems,
  writtenNumber,
} from './context.ts'
import { add, atMost, divide, type Interval, meet, scale, subtract } from './interval.ts'
import { isOpenEnded, isShare, isTarget } from './item-role.ts'
import { missesByOneSlip } from './slip.ts'

const UP =
  '提高|上升|增加|增长|提升|扩大|高出|多出|增幅|增产|多(?:(?![至到为])[一-龥]){0,3}|高|净增|上涨|加快|增收|增|快'
const DOWN =
  '回落|下降|降低|降幅|减少|收窄|下滑|下跌|缩小|压减|压缩|减收|减|减产|少(?:(?![至到为])[一-龥]){0,3}|低|放缓|缩短|慢'
const CHANGE = new RegExp(`(?:(${UP})|(${DOWN}))(?:了|约|近|幅度?(?:为|达)?|(?<=幅)为|率为|率|达到?)*$`)

/** Differences (提高0.5个百分点, 减少30件, 节约0.54亿元) and growth (增长20%) where both levels are written. */
export function* findDifferences(context: RelationContext): Iterable<Relation> {
  for (let index = 0; index < context.sentences.length; index++) {
    const sentence = context.sentences[index] as SentenceItems
    yield* savings(context, sentence)
    for (const delta of sentence.items) {
      const { at } = delta
      const apart = levelsApart(context, sentence, at, delta)
      if (apart) yield judge(context, apart, delta, true)
      const beyond = beyondBracketed(context, sentence, at, delta)
      if (beyond) yield judge(context, beyond.levels, delta, beyond.up)
      const change = CHANGE.exec(delta.label.before)
      if (change?.[1] ?? change?.[2]) {
        yield* distributed(context, sentence, at, delta, change?.[1] !== undefined)
        yield* distributedGrowth(context, sentence, at, delta, change?.[1] !== undefined)
      }
      // 分别比上年提高1.5个和3.2个百分点 speaks of several levels at once.
      const named = /(快于|高于|好于)|(?:慢于|低于|低与|落后于)/.exec(delta.label.before)
      if ((!change && !named) || delta.label.before.includes('分别') || delta.label.after.startsWith('目标')) continue
      const up = change ? change[1] !== undefined : named?.[1] !== undefined
      const step = steppedGrowth(context, sentence, at, delta, up)
      if (step) {
        yield step
        continue
      }
      const pair =
        levels(context, sentence, at, delta) ?? namedLevels(context, index, at, delta) ?? recalledLevels(context, delta)
      // 高于全省平均水平95.4％ may name that level and no difference.
      const isGuess = pair?.certain === 'only-if-true' || (!change && delta.kind === '%')
      if (pair && (!isGuess || holdsBetween(pair, delta, up))) yield judge(context, pair, delta, up)
    }
  }
}

const REACHED = /^(?:总[量额数]?|累计|增|降|余额)?(?:达到?|至|为)$/

/** How far back the level spoken of may stand that a change in a sentence of its own speaks of. */
const AFAR_MAX = 12

/** `立案38起，…。立案数较去年（29起）增加9起`: the level of this year, told before by the words that lead to 较. */
function levelAfar(context: RelationContext, older: Item, delta: Item): Item | undefined {
  const { text, items } = context
  const clause = context.reading.clauses[older.figure.clause]
  const words = /^([一-龥]{2,12}?)(?:[总]?[数量额])?[较比与]/.exec(
    text.slice(clause?.start ?? older.start, older.start),
  )?.[1]
  if (words === undefined) return undefined
  const from = placeOf(context, older.index)
  let slipped: Item | undefined
  for (let place = from - 1; place >= Math.max(0, from - AFAR_MAX); place--) {
    const item = items[place]
    if (!item || item.figure.paragraph !== older.figure.paragraph) break
    if (!levelOf(item, delta) || item.kind !== older.kind || item.masked) continue
    if (!item.label.before.includes(words.slice(-2))) continue
    const pair: Levels = { from: older, to: item, certain: true }
    if (holdsBetween(pair, delta, true) || holdsBetween(pair, delta, false)) return item
    if (isOneSlipOff(context, older, item, delta)) slipped ??= item
  }
  return slipped
}

/** `12.6亿元，同比增加1.8亿元，增长16.7％`: the step between the levels stands beside its rate. */
function steppedGrowth(
  context: RelationContext,
  { items }: SentenceItems,
  at: number,
  rate: Item,
  up: boolean,
): Relation | undefined {
  // 增加38.2亿元，达到326.8亿元，增长13.2％: the level reached may stand behind the step to it.
  const isReached = REACHED.test(items[at - 1]?.label.before ?? '')
  const step = items[isReached ? at - 2 : at - 1]
  const to = items[isReached ? at - 1 : at - 2]
  if (rate.kind !== '%' || !step || !to || step.kind !== to.kind || isShare(to) || isDelta(to)) return undefined
  const change = CHANGE.exec(step.label.before)
  if (!change || (change[1] !== undefined) !== up || rate.start - (isReached ? to : step).end > 12) return undefined
  if (to.masked || step.masked || rate.masked) return undefined
  // 新增2713户，同比增长12.6％ compares what was added, not what there is.
  if (step.label.before.includes('新增') || (up && atMost(to, step))) return undefined
  // 比上年的1.31亿元增加0.11亿元: the level written is the older one.
  const older =
    /[比较]|上年|去年/.test(to.label.before) ||
    /(?:上年|去年)(?:同期)?（$/.test(context.text.slice(Math.max(0, to.start - 6), to.start))
  const from = older ? to : up ? subtract(to, step) : add(to, step)
  const newer = older ? (newerOf(items, to, step) ?? levelAfar(context, to, step)) : to
  const holds = meet(relativeTo(step, from), rate)
  const base = (to.figure.value ?? 0) + (older ? 0 : up ? -1 : 1) * (step.figure.value ?? 0)
  const divisor = older
    ? writtenNumber(context, to)
    : `（${writtenNumber(context, to)}${up ? '－' : '＋'}${writtenNumber(context, step)}）`
  const sum = `${writtenNumber(context, step)}÷${divisor}＝${plain(((step.figure.value ?? 0) / base) * 100)}％`
  const members: RelationMember[] = [member('part', step), member('delta', rate)]
  if (older) members.unshift(member('from', to))
  else if (items[at - 3]?.kind === to.kind && meet(items[at - 3] as Item, from))
    members.unshift(member('from', items[at - 3] as Item))
  if (newer && newer.kind === to.kind) members.unshift(member('to', newer))
  return relation('growth', members, holds ? sum : `${sum}，文中为${writtenNumber(context, rate)}％`, holds)
}

/** The level before an older one that lies a step from it: 蓄水8640万方，占总库容1.2亿方的72％，比上年的7980万方多660万方. */
const newerOf = (items: readonly Item[], older: Item, step: Item): Item | undefined =>
  items
    .slice(0, older.at)
    .findLast((item) => item.kind === older.kind && !item.masked && meet(distance(item, older), step)) ??
  items[older.at - 1]

/** How far two levels lie apart, whichever is higher. */
function distance(a: Interval, b: Interval): Interval {
  const { low, high } = subtract(a, b)
  return low >= 0 ? { low, high } : high <= 0 ? { low: -high, high: -low } : { low: 0, high: Math.max(-low, high) }
}

/**
 * `增长6.1％，比一季度（5.2％）、上半年（5.8％）分别提高0.9个和0.3个百分点`: one change for each level in brackets, in their order,
 * from it to the level spoken of; or to one of as many levels (A率98.2％、B率97.6％，分别比上年（97.8％、96.9％）提高0.4个、0.7个百分点).
 */
function* distributed(
  context: RelationContext,
  { items }: SentenceItems,
  at: number,
  delta: Item,
  up: boolean,
): Iterable<Relation> {
  if (
    delta.kind !== '个百分点' ||
    items[at - 1]?.kind === delta.kind ||
    !/分别/.test(wordsBefore(context, delta, true).slice(-28))
  )
    return
  const deltas = [delta]
  for (const item of items.slice(at + 1)) {
    // A number right behind another bears its words.
    const follows = item.label.before === delta.label.before || /^[和与及]?$/.test(item.label.before)
    if (item.kind !== delta.kind || !follows) break
    deltas.push(item)
  }
  const earlier = items.slice(0, at).filter((item) => item.kind === '%' && !item.masked)
  const from = earlier.slice(-deltas.length)
  const rest = earlier.slice(0, -deltas.length)
  if (deltas.length < 2 || from.length < deltas.length || anyOutside(from, delta)) return
  const several = rest.length >= deltas.length ? rest.slice(-deltas.length) : []
  const one = rest.at(-1)
  if (!one || !/[比较于]/.test(context.text.slice(one.end, from[0]?.start))) return
  const inOneBracket = !context.text.slice(from[0]?.end, from[1]?.start).includes('）')
  for (const [index, each] of deltas.entries()) {
    const older = from[index]
    const newer = inOneBracket ? several[index] : one
    if (older && newer) yield judge(context, { from: older, to: newer, certain: true }, each, up)
  }
}

/**
 * `接访86批213人次，去年同期104批258人次，分别下降17.3％和17.4％`: as many levels of last year as there are changes, and as many of
 * this year before them; or each change between its own two levels (A由1％提高到2％，B由3处增加到4处，分别提高…和…).
 */
function* distributedGrowth(
  context: RelationContext,
  { items }: SentenceItems,
  at: number,
  delta: Item,
  up: boolean,
): Iterable<Relation> {
  if (!/分别[一-龥]*$/.test(delta.label.before)) return
  const deltas = [delta]
  for (const item of items.slice(at + 1)) {
    if (!/^[和与及]?$/.test(item.label.before) && item.label.before !== delta.label.before) break
    deltas.push(item)
  }
  const count = deltas.length
  // …同比分别下降8.6%和12.3%（上年同期为348批732人次）: the levels of last year may stand behind.
  const behind = items.slice(at + count, at + 2 * count)
  const isBehind = behind.length === count && LAST_YEAR.test(behind[0]?.label.before ?? '')
  const levels = isBehind
    ? [...items.slice(Math.max(0, at - count), at), ...behind]
    : items.slice(Math.max(0, at - 2 * count), at)
  if (count < 2 || levels.length < 2 * count || !deltas.some(({ kind }) => kind === '%')) return
  const isChanged = /[由从][^，；]*$/.test(
    context.text.slice(Math.max(0, (levels[0]?.start ?? 0) - 12), levels[0]?.start),
  )
  if (!isChanged && !LAST_YEAR.test(levels[count]?.label.before ?? '')) return
  for (const [index, each] of deltas.entries()) {
    const from = levels[isChanged ? 2 * index : count + index]
    const to = levels[isChanged ? 2 * index + 1 : index]
    if (from && to && from.kind === to.kind && levelOf(from, each))
      yield judge(context, { from, to, certain: true }, each, up)
  }
}

const anyOutside = (levels: readonly Item[], delta: Item): boolean =>
  levels.some((item) => item.label.depth <= delta.label.depth)

/**
 * `高于全市平均水平（78.1％）4.3个百分点`: the other level in the brackets right before the change. The level spoken of stands before;
 * where several are compared with it in a row (高于全国（4.8％）1.3个百分点，高于全省（5.3％）0.8个百分点) it is the one that bears one of them out.
 */
function beyondBracketed(
  context: RelationContext,
  sentence: SentenceItems,
  at: number,
  delta: Item,
): { readonly levels: Levels; readonly up: boolean } | undefined {
  const own = bracketedBefore(context, sentence, at)
  if (!own) return undefined
  const { items } = sentence
  const first = items.findIndex((_, index) => bracketedBefore(context, sentence, index))
  const levels = items
    .slice(0, first - 1)
    .filter((item) => item.kind === own.from.kind && !item.masked && !isReference(context.text, item))
  const bears = (item: Item) =>
    items.some((other, index) => {
      const beside = bracketedBefore(context, sentence, index)
      return beside && holdsBetween({ from: beside.from, to: item, certain: true }, other, beside.up)
    })
  const to = levels.findLast(bears) ?? levels.findLast((item) => item.label.depth === delta.label.depth)
  // Of amounts, unlike rates, several may stand before: only one that a slip would bear out is meant.
  if (!to || (own.from.kind !== '%' && !bears(to) && !isOneSlipOff(context, own.from, to, delta))) return undefined
  return { levels: { from: own.from, to, certain: true }, up: own.up }
}

/** The level right before a change, in brackets or with nothing between (高于目标85.9万亩0.52万亩), and whether the level spoken of is above it. */
function bracketedBefore(
  { text }: RelationContext,
  { items }: SentenceItems,
  at: number,
): { readonly from: Item; readonly up: boolean } | undefined {
  const delta = items[at]
  const from = items[at - 1]
  if (!delta || !from || from.masked || delta.masked) return undefined
  if (delta.kind === '个百分点' || delta.kind === '%' ? from.kind !== '%' : from.kind !== delta.kind) return undefined
  const isAdjacent = from.end === delta.start && from.kind !== '%'
  const isBracketed = text[delta.start - 1] === '）' && from.label.depth > delta.label.depth
  if (!isAdjacent && !isBracketed) return undefined
  const words = /(高于|高出|快于|好于|低于|慢于|超过?)[^（。；，]{1,16}(?:（[^（）]*）)?$/.exec(
    text.slice(Math.max(0, delta.start - 40), isAdjacent ? from.start : delta.start),
  )
  return words ? { from, up: !/低|慢/.test(words[1] ?? '') } : undefined
}

/** `应用率63.5％，与80％的目标相差16.5个百分点`: how far one level is from another, whichever is higher. */
function levelsApart({ text }: RelationContext, { items }: SentenceItems, at: number, delta: Item): Levels | undefined {
  if (delta.kind !== '个百分点' || !/(?:相差|差距?|还差|尚差|仍差|仍有|还有)$/.test(delta.label.before))
    return undefined
  const [own, other] = items
    .slice(0, at)
    .filter((item) => item.kind === '%' && !isDelta(item))
    .slice(-2)
  if (!own || !other || !/[与距离较比][^，。；]{0,12}$/.test(text.slice(Math.max(0, other.start - 14), other.start)))
    return undefined
  if (text.slice(own.end, other.start).includes('；')) return undefined
  const [from, to] = (own.figure.value ?? 0) < (other.figure.value ?? 0) ? [own, other] : [other, own]
  return { from, to, certain: true }
}

interface Levels {
  readonly from: Item
  readonly to: Item
  /** Whether the words leave no doubt which levels are meant; `only-if-true`: a guess that counts only where it fits. */
  readonly certain: boolean | 'only-if-true'
}

/** The two levels that a change stands between: 比…（4.9%）, 由…到…, 相较于…的4.36%. */
function levels(context: RelationContext, sentence: SentenceItems, at: number, delta: Item): Levels | undefined {
  const { text } = context
  const { items } = sentence
  const earlier = items.slice(0, at).filter((item) => levelOf(item, delta))
  const told = lastYearTold(text, items, at, delta)
  if (told) return told
  const last = earlier.at(-1)
  const first = earlier.at(-2)
  if (last && items[at - 1] === last && LAST_YEAR_BRACKET.test(text.slice(Math.max(0, last.start - 10), last.start))) {
    const to = levelAfar(context, last, delta)
    // Told in another sentence, it is doubted only where one slip would set it right.
    if (to) return { from: last, to, certain: isOneSlipOff(context, last, to, delta) ? false : 'only-if-true' }
  }
  if (!last || !first) return undefined
  // 由A提高到B，提高C: the first of the two is the older.
  const lead = text.slice(Math.max(sentence.start, first.start - first.label.before.length - 6), first.start)
  const between = text.slice(first.end, last.start)
  if (/[由从]/.test(lead) && /[到至为]/.test(between) && between.length <= 24)
    return { from: first, to: last, certain: true }
  // B，比…A提高C: the figure after 比 is the older, the nearest level before it the newer.
  const mark = comparedAt(text, sentence.start, last, text.slice(last.end, delta.start).includes('相比'))
  if (mark < 0 || items.some((item) => item.start > mark && item.start < last.start)) return undefined
  // 比省定目标高1.4个百分点 names a level of its own.
  if (COMPARES.test(delta.label.before) || text.slice(last.end, delta.start).includes('；')) return undefined
  const newer = earlier.filter(
    (item) =>
      item.start < mark &&
      item.kind === last.kind &&
      item.label.depth <= delta.label.depth &&
      !isDelta(item) &&
      !isReference(text, item),
  )
  const to =
    newer.findLast((item) => liesApart(item, last, delta)) ??
    newer.findLast((item) => item.kind === '%' || !/占[^，]*$/.test(item.label.before))
  if (!to) return undefined
  const gap = delta.start - last.end
  return { from: last, to, certain: gap <= GAP_SURE || (gap > GAP_MAX ? 'only-if-true' : false) }
}

/** Whether two levels lie apart by a change, in their unit or in percent of the older one. */
function liesApart(to: Item, from: Item, delta: Item): boolean {
  if (to.masked || from.masked || delta.masked) return false
  const gap = distance(to, from)
  return meet(delta.kind === '%' && from.kind !== '%' ? relativeTo(gap, from) : gap, delta)
}

/** A change this close behind its older level surely speaks of it; one further off than the second only where it fits. */
const GAP_SURE = 30
const GAP_MAX = 60

const COMPARES = /(?<!相)[较比](?!例|重|率|分|赛)[一-龥]{2,}/
const LAST_YEAR =
  /^(?:而)?(?:上年|去年)度?(?:同期|全年|末|底)?(?!结转|转入|遗留|结余)[一-龥]{0,4}$|^(?:年初|期初)[一-龥]{0,4}$/
const LAST_YEAR_BRACKET = /(?:上年|去年|年初)(?:同期|末|底)?（$/

/** `126件，同比下降12.5％，上年为144件` and `上年144件，今年126件，下降12.5％`: the older level bears its year as its only words. */
function lastYearTold(text: string, items: readonly Item[], at: number, delta: Item): Levels | undefined {
  const olders = items.filter(
    (item, index) => Math.abs(index - at) <= 3 && LAST_YEAR.test(item.label.before) && levelOf(item, delta),
  )
  if (olders.length > 1) return lastYearOf(text, items, at, delta, olders)
  const [from] = olders
  if (!from || Math.abs(from.at - at) > 2) return yearsTold(items, at, delta)
  const older = from.at
  const between = items.slice(older + 1, at).findLast((item) => item.kind === from.kind)
  const to = older > at ? items[at - 1] : (between ?? items[older - 1])
  if (!to || to.kind !== from.kind || isDelta(to)) return undefined
  const first = Math.min(to.end, from.end)
  if (text.slice(first, Math.max(delta.start, from.start, to.start)).includes('；')) return undefined
  return { from, to, certain: true }
}

/** `96批217人次，批次下降20％、人次下降15.9％，去年同期为120批258人次`: of several levels the one that the change fits. */
function lastYearOf(
  text: string,
  items: readonly Item[],
  at: number,
  delta: Item,
  olders: readonly Item[],
): Levels | undefined {
  const up = CHANGE.exec(delta.label.before)?.[1] !== undefined
  for (const from of olders) {
    const to = items.slice(0, Math.min(at, from.at)).findLast((item) => item.kind === from.kind && !isDelta(item))
    if (!to || from.masked || to.masked) continue
    if (text.slice(Math.min(from.end, to.end), Math.max(delta.start, from.start)).includes('；')) continue
    const difference = up ? subtract(to, from) : subtract(from, to)
    const holds =
      delta.kind === '%' && from.kind !== '%' ? meet(relativeTo(difference, from), delta) : meet(difference, delta)
    if (holds) return { from, to, certain: true }
  }
  return undefined
}

/** `2022年接待186万人次，2023年接待231万人次，增长24.0％`: each level behind its year, the newer one right before the change. */
function yearsTold(items: readonly Item[], at: number, delta: Item): Levels | undefined {
  const [from, to] = items.slice(Math.max(0, at - 2), at)
  if (!from || !to || from.kind !== to.kind || !levelOf(from, delta) || !levelOf(to, delta)) return undefined
  const isNext = yearOf(to) - yearOf(from) === 1 && !/20\d\d年/.test(delta.label.before)
  return isNext ? { from, to, certain: true } : undefined
}

const yearOf = ({ label }: Item): number => Number(/^(?:而|其中)?(20\d\d)年[^，]*$/.exec(label.before)?.[1])

/** Position of the 比 or 较 that introduces the older level; -1 where it stands too far away or behind a ；. */
function comparedAt(text: string, start: number, from: Item, isWith: boolean): number {
  const begin = Math.max(start, from.start - 30)
  for (let at = from.start - 1; at >= begin; at--) {
    const char = text[at]
    if (char === '；' || (char === '，' && from.start - at > 24)) return -1
    const compares =
      char === '较' ||
      // 与上年的52起相比
      (isWith && (char === '与' || char === '同' || char === '和')) ||
      (char === '比' && !'例重率分较赛'.includes(text[at + 1] ?? '') && !'同环占'.includes(text[at - 1] ?? ''))
    if (compares) return at
  }
  return -1
}

/** A level in brackets after 比… is a reference, not the level spoken of. */
const isReference = (text: string, item: Item): boolean =>
  /比[^，。]*（$/.test(text.slice(Math.max(0, item.start - 24), item.start))

/** A change, not a level. 同比增长4.5% is both: a growth rate, and the level of the rate's own changes. */
const isDelta = (item: Item): boolean =>
  item.kind === '个百分点' ||
  (CHANGE.test(item.label.before) &&
    (item.kind !== '%' || !/(?:同比|环比)?增长$|增速|增长率$|增幅/.test(item.label.before)))

/** Levels for points are percentages; for counts, figures of the same kind; for a change in %, any two of one kind. */
function levelOf(item: Item, delta: Item): boolean {
  if (item === delta || isOpenEnded(item)) return false
  if (delta.kind === '个百分点') return item.kind === '%'
  if (delta.kind === '%') return item.kind !== '个百分点' && (item.kind === '%' || !isDelta(item))
  return item.kind === delta.kind && !isDelta(item)
}

/** 比前三季度加快, 快于城镇, 高于全部投资增速: the other level by its name. */
const NAMED =
  /(?:[比较]|快于|高于|好于|慢于|低于)([一-龥]{2,10}?)(?:居民)?(?:收入)?(?:的)?(?:增速|增幅|水平)?(?:提高|上升|加快|回落|放缓|下降|高|低|快|慢|高出)?$/

/** `前三季度增长5.6％，全年增长5.8％，全年增速比前三季度加快0.2个百分点`: the level whose own words bear the name. */
function namedLevels(context: RelationContext, index: number, at: number, delta: Item): Levels | undefined {
  if (delta.kind !== '个百分点' && delta.kind !== '%') return undefined
  const name = NAMED.exec(delta.label.before)?.[1]
  const sentence = context.sentences[index]
  if (!name || !sentence || /平均|上年|去年|同期|年初|目标/.test(name)) return undefined
  const own = sentence.items[at]
  const pool = context.items
    .filter(
      (item) =>
        item.figure.paragraph === own?.figure.paragraph &&
        item.start < delta.start &&
        item.kind === '%' &&
        !item.masked,
    )
    .slice(-LEVELS_MAX)
  // 高于全部投资增速: 全部 names the level that the paragraph opens with.
  const whole = /^(?:全部|总体|整体|全市平均|平均)(.{2})/.exec(name)?.[1]
  const key = name.slice(0, 4)
  const from =
    pool.findLast((item) => wordsBefore(context, item, false).includes(key)) ??
    pool.findLast((item) => wordsBefore(context, item, true).includes(key)) ??
    (whole ? pool.find((item) => wordsBefore(context, item, true).includes(whole)) : undefined)
  if (!from) return undefined
  const off = (item: Item) =>
    Math.abs(Math.abs((item.figure.value ?? 0) - (from.figure.value ?? 0)) - (delta.figure.value ?? 0))
  const fitting = pool.filter(
    (item) =>
      item !== from &&
      (holdsBetween({ from, to: item, certain: true }, delta, true) ||
        holdsBetween({ from, to: item, certain: true }, delta, false)),
  )
  const to = fitting.toSorted((a, b) => off(a) - off(b) || b.start - a.start)[0]
  // 比上半年提高0.3％ may also be meant in percent of the older level.
  if (to || delta.kind === '%') return to && { from, to, certain: 'only-if-true' }
  // 农村居民收入增速快于城镇2.4个百分点: told by name on both sides, it is doubted where one altered digit would set it right.
  const told = pool.findLast((item) => item !== from)
  const subject = /([一-龥]{2})[一-龥]*?(?:[比较]|快于|高于|好于|慢于|低于)/.exec(delta.label.before)?.[1]
  const bears =
    told &&
    (subject === undefined || /增速|增幅|同比/.test(subject)
      ? pool.at(-1) === told || (pool.at(-1) === from && pool.at(-2) === told)
      : wordsBefore(context, told, true).includes(subject))
  return told && bears && isOneSlipOff(context, from, told, delta) ? { from, to: told, certain: false } : undefined
}

/** 税收增速低于产值增速: both levels by their names. */
const BOTH_NAMED =
  /([一-龥]{2,10}?)(?:增速|增幅|增长率|率)?(?:仅|还|仍|明显)*(?:低于|低与|高于|快于|慢于|落后于)([一-龥]{2,10}?)(?:增速|增幅|增长率|率)?$/
/** How far up the report such a change may speak of what was told there, and how many figures that bear a name are looked at. */
const RECALLED_MAX = 150
const BEARERS_MAX = 4

/** `税收增速低于产值增速3.9个百分点` among the problems, where the report told both rates further up. */
function recalledLevels(context: RelationContext, delta: Item): Levels | undefined {
  if (delta.kind !== '个百分点' || delta.masked) return undefined
  const [, own, other] = BOTH_NAMED.exec(delta.label.before) ?? []
  if (own === undefined || other === undefined || /平均|全[国省市县区]|上年|去年|同期|目标/.test(other))
    return undefined
  const bearers = (name: string): Item[] => {
    const found: Item[] = []
    const from = placeOf(context, delta.index)
    for (let place = from - 1; place >= Math.max(0, from - RECALLED_MAX) && found.length < BEARERS_MAX; place--) {
      const item = context.items[place]
      if (item?.kind === '%' && !item.masked && wordsBefore(context, item, true).includes(name.slice(-2)))
        found.push(item)
    }
    return found
  }
  const tos = bearers(own)
  const froms = bearers(other)
  const up = /高于|快于/.test(delta.label.before)
  for (const to of tos)
    for (const from of froms) {
      const pair: Levels = { from, to, certain: true }
      if (from !== to && holdsBetween(pair, delta, up)) return pair
    }
  const slipped = tos.flatMap((to) =>
    froms
      .filter((from) => from !== to && isOneSlipOff(context, from, to, delta))
      .map((from): Levels => ({ from, to, certain: false })),
  )
  return slipped.length === 1 ? slipped[0] : undefined
}

/** Whether one slip explains why the difference of two levels is not the stated change. */
function isOneSlipOff(context: RelationContext, from: Item, to: Item, delta: Item): boolean {
  const [more, less] = (to.figure.value ?? 0) >= (from.figure.value ?? 0) ? [to, from] : [from, to]
  return missesByOneSlip(context, more, [less, delta], 0)
}

/** How many levels before it a change may speak of. */
const LEVELS_MAX = 12

/** The words of the clauses that lead to a figure, back to the figure before it, or over figures back to the ；. */
function wordsBefore({ text }: RelationContext, item: Item, overFigures: boolean): string {
  const words = text.slice(Math.max(0, item.start - 40), item.start)
  const stop = Math.max(words.lastIndexOf('。'), words.lastIndexOf('；'), overFigures ? -1 : words.search(/\d[^\d]*$/))
  return stop < 0 ? words : words.slice(stop + 1)
}

function holdsBetween({ from, to }: Levels, delta: Item, up: boolean): boolean {
  const [more, less] = up ? [to, from] : [from, to]
  return meet(subtract(more, less), delta)
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
  const gap = (more.figure.value ?? 0) - (less.figure.value ?? 0)
  const value = growth
    ? (((to.figure.value ?? 0) - (from.figure.value ?? 0)) / (from.figure.value ?? 1)) * 100
    : gap / factor
  const suffix = growth ? '' : factor === 1e8 ? '亿' : factor === 1e4 ? '万' : ''
  const decimals = Math.max(2, ...[from, to].map((item) => decimalsOf(context, item)))
  const sum = `${terms}＝${plain(value, decimals)}${suffix}${unit}`
  return relation(type, members, holds ? sum : `${sum}，文中为${stated}${unit}`, holds, certain === true)
}

const relativeTo = (difference: Interval, from: Interval): Interval => scale(divide(difference, from), 100)

const SAVED = /(?:节约|节省|审减|核减|结余|缺口|差额|盈余|净增|净减)[一-龥]{0,4}$/
/** 送审…审定…, 预算…实际…, 收入…支出…: only such pairs say for certain what is subtracted. */
const SUBTRACTED = /送审|预算|申报|计划|收入/
/** 新增…注销…净增: what came and what went. */
const CAME = /新[增招录登入引建发认]|引进|流入|迁入|入库/
const WENT = /注销|退休|退出|退库|流出|迁出|核销|死亡|减少|离职|关停|销号|吊销|淘汰|调出|辞职/
/** What was done beyond what was asked for: 超计划0.3亿元. */
const BEYOND = /超(?:额|出)?(?:计划|任务|目标|预算)(?:数)?$/

/** `采购预算8.95亿元，实际采购8.41亿元，节约0.54亿元`: what is left between the two amounts before it, or what the one exceeds the other by. */
function* savings(context: RelationContext, { items }: SentenceItems): Iterable<Relation> {
  for (const saved of items) {
    const { at } = saved
    const isBeyond = BEYOND.test(saved.label.before)
    if ((!SAVED.test(saved.label.before) && !isBeyond) || isShare(saved)) continue
    const pair = isBeyond ? beyondTask(items, saved) : [items[at - 2], items[at - 1]]
    const [more, less] = pair
    if (!more || !less || less.kind !== saved.kind || more.kind !== saved.kind) continue
    if (saved.masked || less.masked || more.masked) continue
    const isNet = /净[增减]/.test(saved.label.before)
    const isTold = CAME.test(more.label.before) && WENT.test(less.label.before)
    if (isNet && !isTold) continue
    const holds = meet(subtract(more, less), saved)
    if (!holds && !isBeyond && !isNet && !SUBTRACTED.test(more.label.before)) continue
    yield judge(context, { from: more, to: less, certain: false }, saved, false)
  }
}

/** What was done, and the task right before or behind it. */
function beyondTask(items: readonly Item[], saved: Item): readonly (Item | undefined)[] {
  const near = [items[saved.at - 1], items[saved.at - 2], items[saved.at + 1]]
  const task = near.find((item) => item !== undefined && item.kind === saved.kind && isTarget(item))
  const done = near.find((item) => item !== undefined && item.kind === saved.kind && item !== task)
  return task && done ? [done, task] : []
}
