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
  type SentenceItems,
  sentenceBefore,
  written,
  writtenNumber,
} from './context.ts'
import { atMost, meet, sumOf } from './interval.ts'
import { isChange, isDue, isOpenEnded, isShare, isStatus, isTarget, stateOf } from './item-role.ts'
import { areKinds, exhausts, isSplit, type Verdict } from './partition.ts'
import { missesByOneSlip } from './slip.ts'

/** Sums: 其中, 合计, 分别, 包括, brackets, 剩余, and a total that its parts follow. */
export function* findSums(context: RelationContext): Iterable<Relation> {
  for (let at = 0; at < context.sentences.length; at++) {
    const sentence = context.sentences[at] as SentenceItems
    const found = withoutSiblings([...sumsOf(context, sentence, at)])
    yield* found
    if (sentence.items.length >= 4) yield* twins(context, found)
  }
  yield* scatteredSums(context)
}

/** Without doubts about parts of one sum as if they made up another part of it. */
function withoutSiblings(sums: readonly Relation[]): readonly Relation[] {
  const lists = sums
    .filter(({ holds }) => holds)
    .map(({ members }) => new Set(members.slice(1).map(({ figure }) => figure)))
  return sums.filter(
    ({ type, holds, members }) =>
      type !== 'sum' || holds !== false || !lists.some((list) => members.every(({ figure }) => list.has(figure))),
  )
}

function* sumsOf(context: RelationContext, sentence: SentenceItems, at: number): Iterable<Relation> {
  yield* sumsAfterAmong(context, sentence, at)
  yield* sumsByView(context, sentence, at)
  if (sentence.items.length < 2) return
  yield* stateSplits(context, sentence, at)
  yield* sumsOfSentenceBefore(context, sentence, at)
  yield* sumsWithin(context, sentence)
  if (sentence.items.length < 3) return
  yield* sumsInBrackets(context, sentence)
  yield* remainders(context, sentence)
  yield* sumsBeforeTotal(context, sentence)
  yield* sumsAfterTotal(context, sentence)
  yield* sumsOfEach(context, sentence)
  yield* sumsApart(context, sentence)
  yield* sumsOfMotions(context, sentence)
}

/** `人大代表建议23件、政协委员提案35件，共办结58件`: the two kinds of motions that an office answers, and all of them. */
function* sumsOfMotions(context: RelationContext, { items }: SentenceItems): Iterable<Relation> {
  for (let at = 2; at < items.length; at++) {
    const [one, other, total] = items.slice(at - 2, at + 1) as [Item, Item, Item]
    if (!other.label.before.includes('提案') || !one.label.before.includes('建议')) continue
    if (one.kind !== other.kind || total.kind !== one.kind || anyMasked(one, other, total)) continue
    if (!/^(?:已|共|均|全部|均已|全部已)*(?:办理|办结|答复)[一-龥]{0,2}$/.test(total.label.before)) continue
    const holds = meet(sumOf([one, other]), total)
    if (holds || isOneSlipOff(context, total, [one, other], TEN))
      yield sumRelation(context, total, [one, other], holds, holds)
  }
}

const APART = /[，；]分别(?:为|是|有)?[一-龥]{0,10}$/

/** `完成21座，完成年度计划（21座）的100％，分别为东河8座、西岭6座、北湾7座`: a list behind 分别 splits what its sentence speaks of. */
function* sumsApart(context: RelationContext, { items }: SentenceItems): Iterable<Relation> {
  const { text } = context
  for (const head of items) {
    if (!head.label.before.startsWith('分别') || head.at < 2 || isShare(head)) continue
    if (!APART.test(text.slice(Math.max(0, head.start - 16), head.start))) continue
    const total = items.slice(0, head.at).findLast((item) => item.kind === head.kind && item.label.depth === 0)
    if (!total || total.at === head.at - 1 || isChange(total) || isOpenEnded(total)) continue
    if (text.slice(total.end, head.start).includes('；')) continue
    const run = parallelRun(text, items, head.at, head)
    const parts = run.filter((item, at) => at === 0 || text.slice(run[at - 1]?.end, item.start).startsWith('、'))
    if (parts.length < 2 || anyMasked(total, ...parts)) continue
    const holds = meet(sumOf(parts), total)
    const isNear = asksForSum(context, 'likely', parts, total, isOpen(text, parts))
    if (holds || isNear) yield sumRelation(context, total, parts, holds, false)
  }
}

/** Between a figure and the one beside it that tells of the same thing in another unit. */
const TWIN_GAP_MAX = 14

/**
 * `供应86宗3420亩，其中划拨31宗1258亩，出让55宗2162亩`: where total and parts of a sum that holds each have a figure of another
 * unit beside them, those figures are a sum too, as the columns of a table are.
 */
function* twins(context: RelationContext, sums: readonly Relation[]): Iterable<Relation> {
  const taken = new Set<number>()
  for (const { type, members } of sums) if (type === 'sum') taken.add(members[0]?.figure ?? -1)
  for (const { type, holds, members } of sums) {
    if (type !== 'sum' || holds !== true) continue
    const places = members.map(({ figure }) => placeOf(context, figure))
    for (const step of [1, 2, -1]) {
      const [total, ...parts] = places.map((place) => twinOf(context, place, step))
      if (!total || taken.has(total.index) || isShare(total) || total.masked) continue
      const known = parts.filter((part) => part !== undefined && part.kind === total.kind && !part.masked) as Item[]
      if (known.length < Math.max(2, parts.length)) continue
      const twin = twinSum(context, total, known)
      if (!twin) continue
      taken.add(total.index)
      yield twin
    }
  }
}

function twinSum(context: RelationContext, total: Item, parts: readonly Item[]): Relation | undefined {
  const added = sumOf(parts)
  if (meet(added, total)) return sumRelation(context, total, parts, true)
  const near = added.high >= total.low * NEAR_BUT_A_DIGIT.twin && added.low <= total.high * NEAR.most
  return near || isOneSlipOff(context, total, parts, 10) ? sumRelation(context, total, parts, false, false) : undefined
}

/** The figure so many places from another that tells of the same thing in another unit. */
function twinOf({ text, items }: RelationContext, place: number, step: number): Item | undefined {
  const item = items[place]
  const other = items[place + step]
  if (!item || !other || other.kind === item.kind || isChange(other) || isOpenEnded(other)) return undefined
  const [first, last] = step > 0 ? [item, other] : [other, item]
  const gap = text.slice(first.end, last.start)
  return gap.length > TWIN_GAP_MAX * Math.abs(step) || /[；。（）\n]|其中/.test(gap) ? undefined : other
}

const AMONG = '其中'

/** A list after 其中 asks for at most its total, and for equality where its words name all parts. */
function* sumsAfterAmong(context: RelationContext, sentence: SentenceItems, at: number): Iterable<Relation> {
  const { text } = context
  for (
    let mark = text.indexOf(AMONG, sentence.start);
    mark >= 0 && mark < sentence.end;
    mark = text.indexOf(AMONG, mark + 2)
  ) {
    const first = sentence.items.findIndex((item) => item.start > mark)
    if (first < 0) continue
    const depth = depthAt(context, mark, sentence.items[first])
    const own = sentence.items.slice(0, first)
    const earlier = own.length > 0 ? own : (sentenceBefore(context, at)?.items ?? [])
    const close = closing(text, mark, reachOf(text, mark, sentence.end), depth)
    const after = sentence.items.slice(first).filter((item) => item.start < close && item.label.depth === depth)
    for (const kind of new Set(after.map((item) => item.kind))) {
      const totals = totalsFor(text, earlier, kind, depth)
      const [nearest] = totals
      if (!nearest || isShare(nearest)) continue
      const parts = partsIn(
        text,
        after.filter((item) => item.kind === kind),
        nearest,
      )
      if (parts.length > 0) yield* judgeParts(context, totals, parts)
    }
    yield* sumOfMixedUnits(context, earlier, after)
  }
}

/** `特种设备8914台套，其中电梯6203部，锅炉87台…`: measure words of one thing, where together they make up the total. */
function* sumOfMixedUnits(
  context: RelationContext,
  earlier: readonly Item[],
  after: readonly Item[],
): Iterable<Relation> {
  const parts = after.filter((item) => !isShare(item) && !isOpenEnded(item) && !isChange(item))
  if (parts.length < 2 || new Set(parts.map((item) => item.kind)).size < 2) return
  const total = earlier.findLast((item) => !isShare(item) && !item.masked && (item.figure.value ?? 0) >= 10)
  if (!total || anyMasked(...parts)) return
  // 登记3525件，其中结婚2304对、离婚806对、补领415件: its own measure word may stand once among the others.
  if (parts.filter((part) => part.kind === total.kind).length > 1) return
  const holds = meet(sumOf(parts), total)
  if (holds || isOneSlipOff(context, total, parts)) yield sumRelation(context, total, parts, holds, holds)
}

/** How far 其中 reaches: to the sentence's end, or, where another 其中 follows, to the ； before that one. */
function reachOf(text: string, mark: number, end: number): number {
  const next = text.indexOf(AMONG, mark + 2)
  if (next < 0 || next >= end) return end
  const divide = text.lastIndexOf('；', next)
  return divide > mark ? divide : next
}

/** 其中 in brackets asks of what stands in the same brackets. */
function depthAt(context: RelationContext, mark: number, first: Item | undefined): number {
  if (!first) return 0
  let depth = first.label.depth
  for (let at = mark; at < first.start; at++) {
    const code = context.text.charCodeAt(at)
    if (code === 0xff08 || code === 0x28) depth--
    else if (code === 0xff09 || code === 0x29) depth++
  }
  return Math.max(0, depth)
}

/** Where the brackets around 其中 close; `until` where it stands in none. */
function closing(text: string, mark: number, until: number, depth: number): number {
  if (depth === 0) return until
  let open = 0
  for (let at = mark; at < until; at++) {
    const code = text.charCodeAt(at)
    if (code === 0xff08 || code === 0x28) open++
    else if (code === 0xff09 || code === 0x29) {
      if (open === 0) return at
      open--
    }
  }
  return until
}

/**
 * The figures of the kind that may be the total, the likeliest first: the nearest before that is no change, target or mere
 * progress of another; behind it the rest, which are totals only where the parts add up to them.
 */
function totalsFor(text: string, earlier: readonly Item[], kind: string, depth: number): Item[] {
  const same = earlier.filter((item) => item.kind === kind && item.label.depth <= depth && !isOpenEnded(item)).reverse()
  const since = earlier.at(-1)?.end ?? 0
  // Behind a ； stands another matter.
  const near = same.filter((item) => !text.slice(item.end, since).includes('；'))
  const weak = (item: Item) => isChange(item) || isTarget(item) || (isStatus(item) && item.label.after === '')
  const strong = near.filter((item) => !weak(item))
  return [...strong, ...near.filter(weak), ...same.filter((item) => !near.includes(item))]
}

/** Things said of the total in later clauses: no part of it. */
const BESIDE = /合计|共计|总计|平均|人均|户均|每|另|此外|同时|计划|预计|目标(?!责任)|任务(?!清单|书|单)/

/** A longer stretch between two parts, or more clauses, and they are no list. */
const GAP_MAX = 60
const CLAUSES_MAX = 3

/** 合法312个、违法58个、其他16个，违法图斑已整改51个: with the rest named the list is over. */
function untilRest(parts: readonly Item[]): readonly Item[] {
  const rest = parts.findIndex(({ label }, at) => at > 0 && /^其他|^其它/.test(label.before))
  return rest > 0 ? parts.slice(0, rest + 1) : parts
}

/** The list after 其中; what stands behind a ； belongs to it only as long as it is smaller than the total. */
function partsIn(text: string, items: readonly Item[], total: Item): Item[] {
  const parts: Item[] = []
  let hasStatus = false
  for (const item of items) {
    const previous = parts.at(-1)
    if (previous) {
      const gap = text.slice(previous.end, item.start)
      // 其中亿元以上4个，已开工6个，其余3个: the rest is of what was begun, no part beside the 4.
      if (hasStatus && REST.test(item.label.before)) break
      if (isStatus(item) && !isStatus(previous)) {
        hasStatus = true
        continue
      }
      // 已脱困96户，其中通过就业脱困51户，正在帮扶46户: what is still open is no part of what is done.
      if (stateOf(item) === 'open' && stateOf(total) === 'done' && stateOf(previous) !== 'open') break
      if (BESIDE.test(item.label.before)) break
      if (isChange(item)) continue
      if (gap.length > GAP_MAX || clauseEnds(gap) > CLAUSES_MAX) break
      if (gap.includes('；') && isAnother(item, parts, total)) break
    }
    if (item === total || isOpenEnded(item)) continue
    parts.push(item)
  }
  return parts
}

/** What stands behind a ； and is larger than the total is another matter, unless its words go on with the list. */
function isAnother(item: Item, parts: readonly Item[], total: Item): boolean {
  if (anyMasked(item, total) || atMost(item, total)) return false
  return !['yes', 'likely'].includes(exhausts(labelsOf([...parts, item]), total.label))
}

function clauseEnds(gap: string): number {
  let count = 0
  for (const char of gap) if (char === '，' || char === '；' || char === ',' || char === ';') count++
  return count
}

/** 等 after the last part leaves the list open. */
function isOpen(text: string, parts: readonly Item[]): boolean {
  const last = parts.at(-1)
  if (!last) return true
  return (
    /^.{0,6}(?<![一二三四五特优良中差高低同平])等/.test(text.slice(last.end, last.end + 8)) ||
    parts.some((part) => /等$/.test(part.label.before))
  )
}

const labelsOf = (parts: readonly Item[]) => parts.map((part) => part.label)
const anyMasked = (...items: readonly Item[]) => items.some((item) => item.masked)

/** A list against the totals that it may have: where any of them fits, that is the one. */
function* judgeParts(context: RelationContext, totals: readonly Item[], parts: readonly Item[]): Iterable<Relation> {
  const { text } = context
  const [total] = totals
  const [first] = parts
  if (!total || !first) return
  if (parts.length === 1) {
    yield subsetOf(context, first, totals.find((item) => anyMasked(item, first) || atMost(first, item)) ?? total)
    return
  }
  if (anyMasked(total, ...parts)) {
    yield sumRelation(context, total, parts, null)
    return
  }
  for (const candidate of totals) {
    const fit = candidate.masked ? 0 : fittingPrefix(candidate, parts)
    if (fit === 0) continue
    yield sumRelation(context, candidate, parts.slice(0, fit), true)
    return
  }
  for (const candidate of totals.slice(0, 3)) {
    if (candidate.masked) continue
    for (const run of [parts, untilDivide(text, parts), alikeDivided(text, parts)]) {
      if (run.length < 2 || (run.length === 2 && !isContiguous(text, run))) continue
      const verdict = exhausts(labelsOf(run), candidate.label)
      // Words for groups that may overlap are outweighed where the total has four digits or more.
      const least = verdict === 'no' ? LARGE : SMALL
      if (!isOneSlipOff(context, candidate, run, least)) continue
      yield sumRelation(context, candidate, run, false, verdict === 'yes')
      return
    }
  }
  const short = alikeDivided(text, parts)
  const list = exhausts(labelsOf(short), total.label) === 'yes' ? short : untilDivide(text, parts)
  const verdict = isBanded(context, list) ? 'yes' : exhausts(labelsOf(list), total.label)
  const told =
    !goesOn(text, list) &&
    (verdict === 'yes' || (!isPartial(context, total, list) && (verdict !== 'maybe' || isContiguous(text, list))))
  // 建议54件、提案61件，其中A类…: the figures before may make up the total together.
  const together = totals.slice(0, 2)
  if (together.length === 2 && !anyMasked(...together) && fittingSum(together, list)) return
  if (list.length >= 2 && told && asksForSum(context, verdict, list, total, isOpen(text, list))) {
    yield sumRelation(context, total, list, false, verdict === 'yes')
    return
  }
  if (list.length >= 3 && areKinds(labelsOf(list)) && isContiguous(text, list) && sumOf(list).low > total.high) {
    const slipped = !isTarget(total) && !isChange(total) && isOneSlipOff(context, total, list, TEN)
    if (slipped) {
      yield sumRelation(context, total, list, false, false)
      return
    }
  }
  const whole = totals.find((item) => !item.masked && atMost(first, item)) ?? total
  for (const [at, part] of list.entries()) {
    if (atMost(part, whole) || isContiguous(text, list.slice(0, at + 1))) yield subsetOf(context, part, whole)
  }
}

/** The bounds that name a group by size: 5亿元至10亿元, 50亩以上. */
const BAND = /[\d.]+[万亿]?[一-龥]{0,2}(?:以[上下内]|[至—-][\d.]+[万亿]?[一-龥]{0,2})(?:[（(]含[）)])?/g

/** `10亿元以上2个、5亿元至10亿元6个、5亿元以下20个`: groups by size that reach from the top to the bottom. */
function isBanded({ text }: RelationContext, parts: readonly Item[]): boolean {
  const words = text.slice((parts[0]?.start ?? 0) - 12, parts.at(-1)?.start)
  const top = /[\d.]+[万亿]?([一-龥]{0,2})以上/.exec(words)
  const bottom = /[\d.]+[万亿]?([一-龥]{0,2})以[下内]/.exec(words)
  return parts.length >= 2 && top !== null && top[1] === bottom?.[1]
}

/** Nothing but the parts' own words stands between them; a number right beside a part (152户478人) and an age belong to it. */
const isContiguous = (text: string, parts: readonly Item[]): boolean =>
  parts.every((part, at) => {
    const between = at === 0 ? '' : text.slice(parts[at - 1]?.end, part.start)
    return !/[0-9；]/.test(
      between
        .replace(/[\d.]+万?[户个宗处家起]$/, '')
        .replace(/\d+周?岁/, '')
        .replace(BAND, ''),
    )
  })

/** Whether no clause without a number stands between the parts, such as one that says why a part has none. */
const isTight = (text: string, parts: readonly Item[]): boolean =>
  parts.every((part, at) => {
    const gap = at === 0 ? '' : text.slice(parts[at - 1]?.end, part.start)
    return !/[，；][^，；\d]*[，；]/.test(gap)
  })

/** Below this many units of the last place a list misses its total by one digit and zeros too often by chance. */
const SMALL = 100
/** Enough where the words already say that the parts are all there are. */
const TEN = 10
/** From here on hardly ever: four of a thousand lists. */
const LARGE = 1000

/** Whether one slip explains why the parts of a list miss their total; between parts of a smaller one stand no other clauses. */
const isOneSlipOff = (context: RelationContext, total: Item, parts: readonly Item[], least = SMALL): boolean =>
  (least >= LARGE || isTight(context.text, parts)) && missesByOneSlip(context, total, parts, least)

/** 一期4.2亿元、二期3.1亿元，三期尚未开工: behind the last part the series goes on without a number. */
const goesOn = (text: string, parts: readonly Item[]): boolean => {
  const end = parts.at(-1)?.end ?? 0
  return /^[，、；]第?[二三四五六][期批轮]/.test(text.slice(end, end + 4))
}

const fittingSum = (totals: readonly Item[], parts: readonly Item[]): boolean => meet(sumOf(totals), sumOf(parts))

/**
 * Signs that a list picks parts out: a total rounded in 万 over exact parts, 其余 without a number behind it, shares of the parts
 * (占41.8%), or a row of rates for total and parts together (分别增长…).
 */
function isPartial(context: RelationContext, total: Item, parts: readonly Item[]): boolean {
  const { text } = context
  const last = parts.at(-1)
  if (!last) return true
  const behind = text.slice(last.end, last.end + 16)
  if (/^[^。；]{0,4}(?:其余|余下|剩余)[^0-9。]*$/.test(behind.split(/[0-9。；]/)[0] ?? '')) return true
  if (/^[^。；]{0,8}分别/.test(behind)) return true
  if (
    multiplierOf(context, total) > 1 &&
    parts.every((part) => multiplierOf(context, part) === 1 && Number.isInteger(part.figure.value))
  )
    return true
  return parts.every((part) => /^[^，。；]{0,6}，占/.test(text.slice(part.end, part.end + 9)))
}

/**
 * How near to its total a list must come to be doubted, where its words do not prove it complete. Of the lists after 其中 in real
 * reports most are complete; those that pick a few parts out make a small share of the total. A list cannot exceed its total, but
 * one that is far above it belongs to another. Less is enough where one altered digit would make up the total.
 */
const NEAR = { ownNoun: 0.6, three: 0.65, two: 0.9, most: 2 } as const
const NEAR_BUT_A_DIGIT = { twin: 0.3, ownNoun: 0.3, three: 0.4 } as const

/** Whether parts that do not make up the total are a doubt: by their words, and where those leave it open by their size. */
function asksForSum(
  context: RelationContext,
  verdict: Verdict,
  parts: readonly Item[],
  total: Item,
  open: boolean,
): boolean {
  const sum = sumOf(parts)
  if (verdict === 'no' || (open && atMost(sum, total))) return false
  if (verdict === 'yes') return true
  const three = parts.length >= 3
  const reaches = (share: number) => sum.high >= total.low * share
  const slipped = isOneSlipOff(context, total, parts, 2)
  if (verdict === 'likely') return reaches(NEAR.ownNoun) || (slipped && reaches(NEAR_BUT_A_DIGIT.ownNoun))
  const near = reaches(three ? NEAR.three : NEAR.two) || (three && slipped && reaches(NEAR_BUT_A_DIGIT.three))
  return near && sum.low <= total.high * NEAR.most
}

/** The parts up to the first ；, unless ； parts them one by one (煤矿1家；建材13家；…). */
function untilDivide(text: string, parts: readonly Item[]): readonly Item[] {
  const divides = parts.slice(1).map((part, at) => text.slice(parts[at]?.end, part.start).includes('；'))
  const first = divides.indexOf(true)
  if (first < 0 || first === 0) return parts
  return divides.filter(Boolean).length >= divides.length - 1 ? parts : parts.slice(0, first + 1)
}

/** The parts that 、 divides, up to the first that stands behind another mark: `续建8个、新建13个，新增学位720个`. */
function alikeDivided(text: string, parts: readonly Item[]): readonly Item[] {
  const marks = parts.slice(1).map((part, at) => /[，、；。]/.exec(text.slice(parts[at]?.end, part.start))?.[0])
  const other = marks.findIndex((mark) => mark !== '、')
  return marks[0] === '、' && other > 0 ? parts.slice(0, other + 1) : parts
}

/** How many of the first parts make up the total exactly; 0 where no such number of at least two does. */
function fittingPrefix(total: Item, parts: readonly Item[]): number {
  for (let count = parts.length; count >= 2; count--) {
    const first = parts.slice(0, count)
    // Where the list goes on, what only meets the total by rounding does so by chance.
    if (count === parts.length ? meet(sumOf(first), total) : addsUp(first, total)) return count
  }
  return 0
}

/** Whether the numbers as printed add up. */
function addsUp(parts: readonly Item[], total: Item): boolean {
  if (parts.some(({ figure }) => figure.bound !== 'exact')) return meet(sumOf(parts), total)
  const stated = total.figure.value ?? 0
  const added = parts.reduce((sum, { figure }) => sum + (figure.value ?? 0), 0)
  return Math.abs(stated - added) <= 1e-9 * Math.max(1, stated)
}

const VIEW = /^(?:从|按|分)[一-龥]{2,8}(?:看|分|划分|统计)，|^[一-龥]{2,10}中，/
const VIEW_WITHIN = /[，；](?:从|按)[一-龥]{2,8}(?:看|分|划分|统计)，/

/** `从资金来源看，…`, `主体税种中，…其他…`: a sentence that splits the total of the one before names all parts of it. */
function* sumsByView(context: RelationContext, sentence: SentenceItems, at: number): Iterable<Relation> {
  const { text } = context
  const view = VIEW.exec(text.slice(sentence.start, sentence.start + 18))
  const within = view ? null : VIEW_WITHIN.exec(text.slice(sentence.start, sentence.end))
  const opening = view ?? within
  const first = within ? sentence.items.findIndex(({ start }) => start > sentence.start + within.index) : 0
  const head = sentence.items[first]
  if (!opening || !head || isShare(head)) return
  const run = parallelRun(text, sentence.items, first, head, true)
  const before = within ? sentence.items.slice(0, first) : (sentenceBefore(context, at)?.items ?? [])
  const totals = before.filter((item) => item.kind === head.kind && item.label.depth === 0)
  const total = totals.find((item) => !isChange(item) && !isTarget(item))
  if (!total || run.length < 2 || anyMasked(total, ...run)) return
  const fitting = totals.find((item) => fittingPrefix(item, run) > 0)
  if (fitting) {
    yield sumRelation(context, fitting, run.slice(0, fittingPrefix(fitting, run)), true)
    return
  }
  const verdict = exhausts(labelsOf(run), total.label)
  const told = opening[0].endsWith('中，') ? verdict === 'yes' : asksForSum(context, verdict, run, total, false)
  if (told && !isOpen(text, run)) yield sumRelation(context, total, run, false, verdict === 'yes')
}

/** `幼儿园118所（公办64所、民办54所）`. */
function* sumsInBrackets(context: RelationContext, { items, end }: SentenceItems): Iterable<Relation> {
  const { text } = context
  for (const total of items) {
    const { at } = total
    const opening = /^[一-龥]{0,6}（/.exec(text.slice(total.end, total.end + 8))
    if (!opening || isShare(total)) continue
    const close = text.indexOf('）', total.end)
    const inside = items.slice(at + 1).filter((item) => item.start < (close < 0 ? end : close))
    if (text.slice(total.end, inside[0]?.start).includes(AMONG)) continue
    const parts = inside.filter(
      (item) => item.kind === total.kind && item.label.depth === total.label.depth + 1 && !isOpenEnded(item),
    )
    if (parts.length < 2 || parts.length < inside.length || anyMasked(total, ...parts)) continue
    if (meet(sumOf(parts), total)) yield sumRelation(context, total, parts, true)
    else if (
      isOneSlipOff(context, total, parts) ||
      asksForSum(context, exhausts(labelsOf(parts), total.label), parts, total, isOpen(text, parts))
    )
      yield sumRelation(context, total, parts, false, true)
  }
}

const REST = /^(?:剩余|剩下|其余|余下|尚有|还有|仍有|尚余|未[一-龥]{1,4})(?:的)?$/

/** `发现746个，办结731个，剩余15个`: what was done and what is left make up the whole. */
function* remainders(context: RelationContext, { items }: SentenceItems): Iterable<Relation> {
  for (const rest of items) {
    const { at } = rest
    if (at < 1 || !REST.test(rest.label.before) || isShare(rest)) continue
    const same = items
      .slice(0, at)
      .filter(
        (item) =>
          item.kind === rest.kind && item.label.depth <= rest.label.depth && !isChange(item) && !isOpenEnded(item),
      )
    const done = same.at(-1)
    if (!done || anyMasked(rest, ...same)) continue
    // 改造危桥11座，尚余4座，其全年任务15座: the task may be told last.
    const task = items[at + 1]
    if (same.length === 1 && task?.kind === rest.kind && isTarget(task) && !task.masked) {
      const holds = meet(sumOf([done, rest]), task)
      const slipped = /^其/.test(task.label.before) && isOneSlipOff(context, task, [done, rest], TEN)
      if (holds || slipped) yield sumRelation(context, task, [done, rest], holds, holds)
    }
    if (same.length < 2) continue
    const wholes = same.slice(0, -1).reverse()
    const whole = wholes.find((item) => meet(sumOf([done, rest]), item))
    if (whole) yield sumRelation(context, whole, [done, rest], true)
    else if (/结转|旧存|积案|遗留/.test(context.text.slice(wholes[0]?.start, rest.end))) continue
    else if (wholes[0] && /完成|整改|办结|化解|解决|处置|结|恢复|到位|销号|落实|修复|交付|开工/.test(done.label.before))
      yield sumRelation(context, wholes[0], [done, rest], false)
  }
}

/**
 * `交办58件，办结55件、阶段性办结3件`, `改造11个小区，已完工4个，在建7个`: what is done and what is still open make up the whole. Where
 * they do not, it is a doubt only if the states leave nothing out and one altered digit would set it right. The whole may stand in
 * the sentence before (…判定违法41个。已拆除29个、没收5个、补办手续7个。)
 */
function* stateSplits(context: RelationContext, sentence: SentenceItems, at: number): Iterable<Relation> {
  const { items } = sentence
  for (const head of items) {
    if (isShare(head) || head.masked || isOpenEnded(head) || !goesOnNear(items, head) || !tellsPart(head)) continue
    const run = stateRun(context, items, head)
    if (run.length < 2) continue
    const wholes = wholesBefore(context, sentence, at, head)
    const fitting = wholes.find((whole) => fittingPrefix(whole, run) > 0)
    if (fitting) {
      yield sumRelation(context, fitting, run.slice(0, fittingPrefix(fitting, run)), true)
      continue
    }
    const whole = wholes.find((item) => item.label.after.length > 1 || (stateOf(item) === null && !tellsPart(item)))
    // 改造小区26个，涉及…。目前已完工19个，其余7个…: what is done and what is open look back for their whole.
    const closes = wholes.length === 1 && splitsByState(run)
    if (
      !whole ||
      (whole.start < sentence.start && !closes) ||
      (run.length < 3 && !splitsByState(run) && !run.every(({ label }) => label.before.endsWith('的'))) ||
      /结转|旧存|上年/.test(wordsBetween(context, whole, run))
    )
      continue
    // 在建7个，开展前期工作2个: what goes on behind the states is a part too.
    if (goesOnNear(items, run.at(-1) ?? head)) continue
    if (isOneSlipOff(context, whole, run, splitsByState(run) ? TEN : SMALL) && !isPartial(context, whole, run))
      yield sumRelation(context, whole, run, false, false)
  }
}

/** 已完工4个, 在建7个, 无需修复的7宗: a state, or what 的 sorts out of the whole. */
const tellsPart = (item: Item): boolean => stateOf(item) !== null || /[一-龥]{2}的$/.test(item.label.before)

const wordsBetween = ({ text }: RelationContext, whole: Item, run: readonly Item[]): string =>
  text.slice(whole.start - whole.label.before.length, (run.at(-1) ?? whole).end + 12)

/** Whether what has been done stands before what is open, each of the parts in words of its own. */
function splitsByState(run: readonly Item[]): boolean {
  const states = run.map(stateOf)
  const turn = states.indexOf('open')
  return turn > 0 && states.slice(turn).every((state) => state === 'open') && turn <= 2
}

/** Whether a figure of its kind stands close behind a figure. */
function goesOnNear(items: readonly Item[], head: Item): boolean {
  for (let at = head.at + 1; at < Math.min(items.length, head.at + 9); at++) {
    const item = items[at]
    if (item?.kind === head.kind) return item.start - head.end <= PART_GAP_MAX
  }
  return false
}

/** The figures of one kind from `head` on that tell states, one right behind the other. */
function stateRun({ text }: RelationContext, items: readonly Item[], head: Item): Item[] {
  const run = [head]
  for (const item of items.slice(head.at + 1, head.at + 9)) {
    const last = run.at(-1) ?? head
    if (item.kind !== head.kind) continue
    const gap = text.slice(last.end, item.start)
    if (gap.length > PART_GAP_MAX || /[；。（]/.test(gap)) break
    if (item.masked || isOpenEnded(item) || isChange(item) || isTarget(item)) break
    if (!tellsPart(item)) break
    run.push(item)
  }
  return run
}

/** \`共有水库68座。中型3座、小型65座。\`: a sentence that is a list from its first figure on splits the total of the one before. */
function* sumsOfSentenceBefore(context: RelationContext, sentence: SentenceItems, at: number): Iterable<Relation> {
  const { text } = context
  const before = sentenceBefore(context, at)?.items ?? []
  for (const head of sentence.items.slice(0, 2)) {
    if (isShare(head) || head.masked || isOpenEnded(head) || isChange(head) || stateOf(head) !== null) continue
    const totals = before.filter(
      (item) =>
        item.kind === head.kind && item.label.depth === 0 && !item.masked && !isChange(item) && !isOpenEnded(item),
    )
    if (totals.length === 0 || text.slice(sentence.start, head.start).includes(AMONG)) continue
    const run = parallelRun(text, sentence.items, head.at, head).filter(({ kind }) => kind === head.kind)
    if (run.length < 2 || anyMasked(...run)) continue
    const fitting = totals.find((total) => fittingPrefix(total, run) >= (run.length > 2 ? 3 : 2))
    if (fitting) {
      yield sumRelation(context, fitting, run.slice(0, fittingPrefix(fitting, run)), true)
      continue
    }
    const [total] = totals
    if (!total || totals.length > 1 || isTarget(total) || !isContiguous(text, run) || isPartial(context, total, run))
      continue
    const words = exhausts(labelsOf(run), total.label)
    const least = words === 'yes' ? TEN : run.length >= 3 && words !== 'no' ? SMALL : LARGE * LARGE
    if (isOneSlipOff(context, total, run, least)) yield sumRelation(context, total, run, false, false)
  }
}

/** Figures of the head's kind before it that may be the whole, the nearest first; only a list that opens its sentence looks back. */
function wholesBefore(context: RelationContext, sentence: SentenceItems, at: number, head: Item): Item[] {
  const usable = (item: Item) =>
    item.kind === head.kind && !item.masked && !isOpenEnded(item) && !isChange(item) && (item.figure.value ?? 0) >= 4
  const own = sentence.items.slice(0, head.at).filter((item) => usable(item) && stateOf(item) !== 'open')
  const near = own.filter((item) => head.start - item.end <= PART_GAP_MAX * 2)
  if (near.length > 0 || head.at > 0) return near.reverse()
  if (!/^[一-龥]{0,4}(?:已|均|目前)/.test(head.label.before)) return []
  return (sentenceBefore(context, at)?.items ?? []).filter((item) => usable(item) && item.label.depth === 0).reverse()
}

/** `12个项目中，9个已开工，3个正在办理`, `6个断面中，Ⅱ类4个，Ⅲ类2个`: parts of the number that 中 closes. */
function* sumsWithin(context: RelationContext, { items }: SentenceItems): Iterable<Relation> {
  const { text } = context
  for (const total of items) {
    const { at } = total
    if (!/^[^，。；、]{0,14}中，/.test(text.slice(total.end, total.end + 17)) || isShare(total)) continue
    const run = parallelRun(text, items, at + 1, total)
    const parts = run.filter((item) => item.kind === total.kind)
    const [first] = parts
    if (!first) continue
    if (parts.length >= 2 && !anyMasked(total, ...parts) && fittingPrefix(total, parts) > 0)
      yield sumRelation(context, total, parts.slice(0, fittingPrefix(total, parts)), true)
    else if (
      parts.length >= 2 &&
      !anyMasked(total, ...parts) &&
      (isSplit(labelsOf(parts)) ||
        isOneSlipOff(context, total, parts) ||
        (parts.length >= 3 && isContiguous(text, parts) && isOneSlipOff(context, total, parts, TEN)) ||
        (splitsByState(parts) && isOneSlipOff(context, total, parts, TEN)))
    )
      yield sumRelation(context, total, parts, false, false)
    else yield subsetOf(context, first, total)
  }
}

export function subsetOf(context: RelationContext, part: Item, whole: Item): Relation {
  const members = [member('part', part), member('whole', whole)]
  if (anyMasked(part, whole))
    return relation('subset', members, `${written(context, part)}≤${written(context, whole)}`, null)
  const holds = atMost(part, whole)
  return relation('subset', members, `${written(context, part)}${holds ? '≤' : '＞'}${written(context, whole)}`, holds)
}

export function sumRelation(
  context: RelationContext,
  total: Item,
  parts: readonly Item[],
  holds: boolean | null,
  certain = true,
): Relation {
  const members = [member('total', total), ...parts.map((part) => member('part', part))]
  return relation('sum', members, sumExpression(context, total, parts, holds), holds, certain)
}

/** `236＋886＝1122，文中为1112`; in the scale that the text writes. */
function sumExpression(context: RelationContext, total: Item, parts: readonly Item[], holds: boolean | null): string {
  const terms = parts.map((part) => writtenNumber(context, part)).join('＋')
  const stated = writtenNumber(context, total)
  if (holds === null) return `${terms}＝${stated}`
  const factor = multiplierOf(context, total)
  const value = parts.reduce((sum, part) => sum + (part.figure.value ?? 0), 0)
  const decimals = Math.max(...[total, ...parts].map((item) => decimalsOf(context, item)))
  const suffix = factor === 1e8 ? '亿' : factor === 1e4 ? '万' : ''
  const result = `${plain(value / factor, Math.max(decimals, 2))}${suffix}`
  return holds ? `${terms}＝${result}` : `${terms}＝${result}，文中为${stated}`
}

/** `与15个乡镇、32个成员单位签订责任书47份`: one thing for each of two groups, in whatever measure words. */
function* sumsOfEach(context: RelationContext, { items }: SentenceItems): Iterable<Relation> {
  for (let at = 2; at < items.length; at++) {
    const [one, other, total] = items.slice(at - 2, at + 1) as [Item, Item, Item]
    if (one.kind !== other.kind || total.kind === one.kind || isShare(total) || anyMasked(one, other, total)) continue
    if ((total.figure.value ?? 0) < TEN || !meet(sumOf([one, other]), total)) continue
    if (
      /^[^，。；、]{1,10}、$/.test(context.text.slice(one.end, other.start)) &&
      /^[^，。；、]{4,24}$/.test(context.text.slice(other.end, total.start))
    )
      yield sumRelation(context, total, [one, other], true)
  }
}

/** `全年受理各类案件9876件`, and section by section what was received of each sort. */
const OF_ALL_SORTS = /([一-龥]{2})(?:各类|各项)([一-龥]{2,4})$/
const SORTS_MAX = 12
/** The figures that stand between a total and the last of its sorts. */
const SCATTERED_MAX = 400

/** A total of all sorts whose sorts stand in the sections that follow it. */
function* scatteredSums(context: RelationContext): Iterable<Relation> {
  for (const [at, total] of context.items.entries()) {
    if (total.masked || !OF_ALL_SORTS.test(total.label.before)) continue
    const [, verb = '', noun = ''] = OF_ALL_SORTS.exec(total.label.before) ?? []
    const parts = context.items
      .slice(at + 1, at + SCATTERED_MAX)
      .filter(
        ({ kind, masked, label }) =>
          kind === total.kind &&
          !masked &&
          label.depth === 0 &&
          label.before.startsWith(verb) &&
          label.before.endsWith(noun),
      )
    if (parts.length < 2 || parts.length > SORTS_MAX) continue
    if (meet(sumOf(parts), total)) yield sumRelation(context, total, parts, true)
    else if (parts.length >= 3 && isOneSlipOff(context, total, parts, LARGE))
      yield sumRelation(context, total, parts, false, false)
  }
}

const GRAND_TOTAL = /(?:合计|总计|共计|累计|总共|共|[合加]起来|[加合]在一起)(?:[一-龥]{0,4})$/
const STRICT_TOTAL = /(?:合计|总计|[合加]起来|[加合]在一起)(?:[一-龥]{0,4})$/
const CLOSING_TOTAL = /^(?:以上|全年|[两二三四五六七八九十][一-龥]{1,2})?(?:共计|总共|共)(?:[一-龥]{0,2})$/

/** The same behind how many kinds there are: 两类儿童共, 三级河长共. */
const KINDS_TOTAL = /^[一-龥]{0,6}(?:共计|总共|一共|共)[一-龥]{0,2}$/
const OF_KINDS = /，(?:这|以上)?([两二三四五六七八])[批个类项期级种方路条]$/

/** Between the parts of a list that a total closes stand only their own words. */
const PART_GAP_MAX = 25

/** Parts first, then 合计: equality; so too after 共计 where the list runs up to it. After a weaker 共 only a sum that fits is one. */
function* sumsBeforeTotal(context: RelationContext, { items }: SentenceItems): Iterable<Relation> {
  let from = 0
  for (const total of items) {
    const { at } = total
    if (!GRAND_TOTAL.test(total.label.before) || isShare(total)) continue
    const before = items
      .slice(from, at)
      .filter((item) => item.kind === total.kind && item.label.depth === total.label.depth && !isOpenEnded(item))
    const parts = sinceAmong(context.text, before)
    // The total that 其中 splits is told again: one doubt is enough.
    const isRetold = before.slice(0, before.length - parts.length).some((item) => meet(item, total))
    const mixed = parts.length < 3 ? countsBefore(context, items, total) : []
    if (mixed.length >= (STRICT_TOTAL.test(total.label.before) ? 2 : 3)) {
      const holds = meet(sumOf(mixed), total)
      if (holds || isOneSlipOff(context, total, mixed)) yield sumRelation(context, total, mixed, holds, holds)
    }
    if (parts.length < 2) continue
    const strict = STRICT_TOTAL.test(total.label.before)
    if (anyMasked(total, ...parts)) {
      if (strict) yield sumRelation(context, total, parts, null)
      continue
    }
    const fit = fittingSuffix(total, parts)
    if (fit > 0) yield sumRelation(context, total, parts.slice(-fit), true)
    else if (strict || closesList(context.text, total, parts)) {
      if (!isRetold && !parts.some((part) => BESIDE.test(part.label.before) || isChange(part)))
        yield sumRelation(context, total, parts, false, strict)
    }
    if (strict) from = at + 1
  }
}

/** `排查41处，其中A20处、B11处、C9处，合计41处`: what stands before 其中 is no part of the list behind it. */
function sinceAmong(text: string, run: readonly Item[]): readonly Item[] {
  const first = run.findLastIndex((item, at) => at > 0 && text.slice(run[at - 1]?.end, item.start).includes(AMONG))
  return first > 0 ? run.slice(first) : run
}

/** Nothing that is summed over several measure words by chance comes out from here on. */
const MIXED_LEAST = 100

/** `户籍业务842笔、身份证306张、驾管业务618笔，累计1766笔（张）`: the list that 、 divides right before a total, in whatever measure words. */
function countsBefore({ text }: RelationContext, items: readonly Item[], total: Item): Item[] {
  const run: Item[] = []
  let next = total
  for (let at = total.at - 1; at >= 0; at--) {
    const item = items[at]
    if (!item || isShare(item) || item.masked || isOpenEnded(item) || isChange(item)) break
    const gap = text.slice(item.end, next.start)
    if (gap.length > PART_GAP_MAX || !gap.startsWith(next === total ? '，' : '、')) break
    run.unshift(item)
    next = item
  }
  return (total.figure.value ?? 0) >= MIXED_LEAST && new Set(run.map(({ kind }) => kind)).size > 1 ? run : []
}

/** `A28次、B16次、C12次，共计56次`, `一季度…，二季度…，三季度…，累计…`: nothing but the list stands before the total. */
function closesList(text: string, total: Item, parts: readonly Item[]): boolean {
  const contiguous = parts.every(
    (part, at) => text.slice(part.end, (parts[at + 1] ?? total).start).length <= PART_GAP_MAX,
  )
  if (!contiguous) return false
  if (
    /上半年/.test(total.label.before) &&
    /一季度/.test(parts[0]?.label.before ?? '') &&
    /二季度/.test(parts[1]?.label.before ?? '')
  )
    return parts.length === 2
  const lead = text.slice(
    Math.max(0, total.start - total.label.before.length - 4),
    total.start - total.label.before.length,
  )
  if (CLOSING_TOTAL.test(total.label.before)) return /，(?:[两二三四五六七八九十]{1,2}[批个类项期年级])?$/.test(lead)
  // 孤儿62名、事实无人抚养儿童204名，两类儿童共266名: as many kinds as the list has.
  if (
    KINDS_TOTAL.test(total.label.before) &&
    OF_KINDS.exec(lead)?.[1] === '两二三四五六七八'[parts.length === 2 ? 0 : parts.length - 1]
  )
    return true
  // 新建8座，改造12座，累计达到146座: what was added is only a part of what there is now.
  // 前三季度分别完成4.2亿元、5.6亿元、6.1亿元，累计15.9亿元.
  if (/^累计/.test(total.label.before) && isListedApart(text, parts)) return true
  return (
    isSplit(labelsOf(parts)) &&
    /累计/.test(total.label.before) &&
    !parts.some(({ label }) => /新建|新增|新改建/.test(label.before))
  )
}

/** Numbers behind one 分别, with nothing but 、 between them. */
const isListedApart = (text: string, parts: readonly Item[]): boolean =>
  /分别/.test(parts[0]?.label.before ?? '') &&
  parts.every((part, at) => at === 0 || text.slice(parts[at - 1]?.end, part.start) === '、')

function fittingSuffix(total: Item, parts: readonly Item[]): number {
  for (let count = parts.length; count >= 2; count--) if (meet(sumOf(parts.slice(-count)), total)) return count
  return 0
}

const TOTAL = /共|总|全|合计|累计/
const LIST_FOLLOWS = /^[^，。；]{0,12}(?:[：:]|，?(?:分别(?:为|是)|包括|包含|含(?!税)|分为|既有|由.{0,6}组成|即))/

/** A total with its parts after it: 分别为, 包括, a colon; grades of one noun; or parts that simply add up to it. */
function* sumsAfterTotal(context: RelationContext, { items }: SentenceItems): Iterable<Relation> {
  const { text } = context
  for (const total of items) {
    const { at } = total
    const next = items[at + 1]
    if (!next || isShare(total) || isChange(total)) continue
    const between = text.slice(total.end, next.start)
    // A member of a list is not the total of those after it; 下发图斑386个、面积1243亩 tells of the same thing twice.
    const goesOn = between.startsWith('、') && next.kind === total.kind
    if (between.includes(AMONG) || goesOn || between.includes('（')) continue
    const run = untilRest(parallelRun(text, items, at + 1, total))
    const head = run[0]
    if (!head || run.length < 2 || anyMasked(total, ...run)) continue
    if (text.slice(between.length + total.end, head.start).includes(AMONG)) continue
    const alike = head.kind === total.kind
    if (!alike && !sameNoun(total, run)) continue
    const fit = fittingPrefix(total, run)
    const labels = labelsOf(run)
    // 由门票3.2亿元、住宿5.1亿元构成: what closes behind the list names it whole.
    const composed =
      /^[，]?由/.test(between) &&
      /^[^，。]{0,3}(?:构成|组成)/.test(text.slice(run.at(-1)?.end, (run.at(-1)?.end ?? 0) + 6))
    if (composed && alike && !meet(sumOf(run), total)) {
      yield sumRelation(context, total, run, false)
      continue
    }
    const told = TOTAL.test(total.label.before) || LIST_FOLLOWS.test(between) || sameNoun(total, run)
    // 有物业的49个，无物业的29个，已成立业委会55个: two halves are the whole, whatever else is told of it.
    const halves = run.slice(0, 2)
    const isHalved = alike && run.length > 2 && isSplit(labelsOf(halves)) && exhausts(labels, total.label) !== 'yes'
    if (fit === 0 && isHalved && !isPartial(context, total, halves)) {
      yield sumRelation(context, total, halves, meet(sumOf(halves), total), false)
      continue
    }
    if (fit > 2 || (fit === 2 && alike && (told || isListRightBehind(text, total, run.slice(0, 2)))))
      yield sumRelation(context, total, run.slice(0, fit), true)
    else if (
      fit === 0 &&
      LIST_FOLLOWS.test(between) &&
      alike &&
      asksForSum(context, exhausts(labels, total.label), run, total, isOpen(text, run))
    )
      yield sumRelation(context, total, run, false, exhausts(labels, total.label) === 'yes')
    else if (
      fit === 0 &&
      run.length >= 3 &&
      alike &&
      isOneSlipOff(context, total, run, told || isCloseList(text, total, run) ? SMALL : LARGE) &&
      exhausts(labels, total.label) !== 'no'
    )
      yield sumRelation(context, total, run, false, false)
    else if (
      fit === 0 &&
      alike &&
      !isTarget(total) &&
      isListRightBehind(text, total, run) &&
      exhausts(labels, total.label) === 'likely' &&
      isOneSlipOff(context, total, run, run.length > 2 ? TEN : SMALL) &&
      atMost(sumOf(run.slice(0, -1)), total)
    )
      yield sumRelation(context, total, run, false, false)
    else if (fit === 0 && alike && isPairBehind(context, total, run))
      yield sumRelation(context, total, run, false, false)
    else if (
      !meet(sumOf(run), total) &&
      isSplit(labels) &&
      !isPartial(context, total, run) &&
      ((run.length >= 3 && (alike || sameNoun(total, run))) ||
        (alike &&
          (TOTAL.test(total.label.before) ||
            (run.length === 2 && isListRightBehind(text, total, run) && isOneSlipOff(context, total, run, TEN)))))
    )
      yield sumRelation(context, total, run, false, run.length >= 3 && sameNoun(total, run))
  }
}

/** `收集问题84个，现场解决52个，转交办理32个`: nothing but their own words stands between the total and its parts. */
const isListRightBehind = (text: string, total: Item, run: readonly Item[]): boolean =>
  run.length >= 2 && run.every((part, at) => OWN_WORDS.test(text.slice((run[at - 1] ?? total).end, part.start)))

/** How long the words of the two halves of a whole are at most, and how much longer those of one than of the other. */
const HALF_MAX = 8
const HALVES_APART = 2
/** How much of the whole they must make up. */
const NEAR_HALVES = 0.75

/** `行政2316人，事业6226人` right behind a total of several digits that one slip would make theirs: two halves in words of one sort. */
function isPairBehind(context: RelationContext, total: Item, run: readonly Item[]): boolean {
  const [one, other] = run.map(({ label }) => label.before)
  if (run.length !== 2 || one === undefined || other === undefined || isTarget(total)) return false
  const isOfOneSort =
    Math.max(one.length, other.length) <= HALF_MAX && Math.abs(one.length - other.length) <= HALVES_APART
  return (
    isOfOneSort &&
    // 立案216件，结案198件，移送12件 are steps of one matter.
    run.every((part) => stateOf(part) === null && atMost(part, total)) &&
    isListRightBehind(context.text, total, run) &&
    exhausts(labelsOf(run), total.label) !== 'no' &&
    sumOf(run).high > total.low * NEAR_HALVES &&
    isOneSlipOff(context, total, run) &&
    !isPartial(context, total, run)
  )
}

/** A mark and the part's own words; a figure of another unit may stand right behind the one before (9宗287亩，开工9宗). */
const OWN_WORDS = /^(?:[\d.]+[^，、；。\d]{1,4})?[，、][^，、；。（）\d]{2,14}(?:[\d.]+[^，、；。\d]{1,4})?$/

/** `公园52处、广场41处、驿站35处` right behind a total that is larger than each of them and of three digits. */
const isCloseList = (text: string, total: Item, run: readonly Item[]): boolean =>
  isListRightBehind(text, total, run) &&
  (total.figure.value ?? 0) >= SMALL &&
  run.every((part) => atMost(part, total)) &&
  (run.slice(1).every((_, at) => text[run[at]?.end ?? 0] === '、') || (run.length > 2 && opensItsKind(total)))

/** What stands first in its sentence is no part of another list. */
const opensItsKind = ({ at, label }: Item): boolean => at === 0 && !label.before.includes(AMONG)

/** The figures of one kind that follow each other closely from `first` on; figures of other kinds may stand between. */
function parallelRun(text: string, items: readonly Item[], first: number, total: Item, overDivides = false): Item[] {
  const run: Item[] = []
  for (const item of items.slice(first)) {
    if (item.label.depth > total.label.depth || isOpenEnded(item)) continue
    const head = run[0]
    if (
      head
        ? item.kind !== head.kind
        : isShare(item) || (total !== item && item.kind !== total.kind && !sameNoun(total, [item]))
    )
      continue
    const previous = run.at(-1) ?? total
    const gap = text.slice(previous.end, item.start)
    // 18宗632亩: the second tells of the same thing.
    if (gap === '' && item.kind !== total.kind) continue
    if (gap.length > PART_GAP_MAX * 2 || gap.includes('。') || (!overDivides && gap.includes('；'))) break
    if (isChange(item)) continue
    if (BESIDE.test(item.label.before) || isStatus(item) || isTarget(item) || isDue(item)) break
    run.push(item)
  }
  return run
}

/** Whether the parts' nouns end as the total's: 14所敬老院 … 3个一类敬老院. */
function sameNoun(total: Item, parts: readonly Item[]): boolean {
  const head = total.label.after.length >= 2 ? total.label.after : total.label.before
  return parts.every(({ label }) => {
    const tail = (label.after.length >= 2 ? label.after : label.before).slice(-2)
    return tail.length === 2 && head.includes(tail)
  })
}
