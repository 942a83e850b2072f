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
  sentenceBefore,
  written,
  writtenNumber,
} from './context.ts'
import { atMost, meet, sumOf } from './interval.ts'
import { exhausts, isSplit } from './partition.ts'

/** Sums: 其中, 合计, 分别, 包括, and a total that its graded parts follow. */
export function* findSums(context: RelationContext): Iterable<Relation> {
  for (const [at, sentence] of context.sentences.entries()) {
    yield* sumsAfterAmong(context, sentence, at)
    yield* sumsByView(context, sentence, at)
    if (sentence.items.length < 3) continue
    yield* sumsBeforeTotal(context, sentence)
    yield* sumsAfterTotal(context, sentence)
  }
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
    const next = text.indexOf(AMONG, mark + 2)
    const until = next < 0 || next > sentence.end ? sentence.end : next
    const depth = depthAt(context, mark, sentence.items[first])
    const before = sentence.items.slice(0, first)
    const candidates = before.length > 0 ? before : (sentenceBefore(context, at)?.items ?? [])
    const close = closing(text, mark, until, depth)
    const after = sentence.items.slice(first).filter((item) => item.start < close && item.label.depth === depth)
    for (const kind of new Set(after.map((item) => item.kind))) {
      if (kind === '%' || kind === '‰' || kind === '个百分点') continue
      const total = totalFor(candidates, kind, depth)
      if (!total) continue
      const parts = partsIn(
        text,
        after.filter((item) => item.kind === kind),
        total,
      )
      if (parts.length > 0) yield* judgeParts(context, total, parts, isOpen(text, parts))
    }
  }
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

const IN_COMPARISON = /[较比][^，]*(?:增|减|多|少|升|降)[一-龥]?$/

/** The nearest figure of the kind before; brackets deeper than the list's are skipped. */
function totalFor(candidates: readonly Item[], kind: string, depth: number): Item | undefined {
  for (let at = candidates.length - 1; at >= 0; at--) {
    const item = candidates[at]
    if (item && item.kind === kind && item.label.depth <= depth && !IN_COMPARISON.test(item.label.before)) return item
  }
  return undefined
}

/** A clause that only says how far the part before it has got: 已整改30处, 均办结. It is no further part. */
const STATUS =
  /^[，、；（]?(?:目前|现|截至目前)?(?:已经?|均已?|全部|都已?|现已|累计|共)*(?:完成|整改|办结|销号|化解|解决|落实|验收|结案|交付|投用|到位|发放|清退|拆除|整治|处置|处理|竣工|开工|拨付|支付|兑现)(?:完成|到位|整改|销号|办结)*(?:了)?$/

/** Things said of the total in later clauses: no part of it. */
const BESIDE = /(?:平均|人均|户均|每|另|此外|同时|计划|预计|目标|任务)/

/** Changes against another time: neither a part nor a total. */
const CHANGE = /(?:同比|环比|上年|去年|[较比][一-龥]{0,12})|^(?:净增|净减|增加|减少|增长|下降|新增)了?$/

function partsIn(text: string, items: readonly Item[], total: Item): Item[] {
  const parts: Item[] = []
  for (const item of items) {
    const previous = parts.at(-1)
    if (previous) {
      const gap = text.slice(previous.end, item.start)
      if (STATUS.test(item.label.before)) {
        if (!STATUS.test(previous.label.before)) continue
      }
      if (BESIDE.test(item.label.before)) break
      if (CHANGE.test(item.label.before)) continue
      if (gap.length > 60 || clauseEnds(gap) > 3) break
    }
    if (item === total || isOpenEnded(item)) continue
    parts.push(item)
  }
  return parts
}

/** 10亿元以上 names a group of projects; it is no amount that could be added. */
const isOpenEnded = (item: Item): boolean => !item.masked && !(Number.isFinite(item.low) && Number.isFinite(item.high))

function clauseEnds(gap: string): number {
  let count = 0
  for (const char of gap) if (char === '，' || char === '；' || char === ',' || char === ';') count++
  return count
}

/** 等 after the last part leaves the list open. */
function isOpen(text: string, parts: readonly Item[]): boolean {
  const last = parts.at(-1)
  if (!last) return true
  return /^.{0,6}等/.test(text.slice(last.end, last.end + 8)) || parts.some((part) => /等$/.test(part.label.before))
}

function* judgeParts(context: RelationContext, total: Item, parts: readonly Item[], open: boolean): Iterable<Relation> {
  const [only] = parts
  if (parts.length === 1 && only) {
    yield subsetOf(context, only, total)
    return
  }
  if (total.masked || parts.some((part) => part.masked)) {
    yield sumRelation(context, total, parts, null)
    return
  }
  const fit = fittingPrefix(total, parts)
  if (fit > 0) {
    yield sumRelation(context, total, parts.slice(0, fit), true)
    return
  }
  const verdict = exhausts(parts.map((part) => part.label), total.label)
  const under = atMost(sumOf(parts), total)
  if (verdict === 'yes' || (verdict === 'likely' && !open) || (!under && verdict !== 'no')) {
    if (!(open && under)) {
      yield sumRelation(context, total, parts, false, verdict === 'yes')
      return
    }
  }
  for (const part of parts) yield subsetOf(context, part, total)
}

const VIEW = /^(?:从|按|分)[一-龥]{2,8}(?:看|分|划分|统计)，/

/** `从资金来源看，…`: a sentence that splits the total of the one before by a view names all parts of it. */
function* sumsByView(context: RelationContext, sentence: SentenceItems, at: number): Iterable<Relation> {
  const view = VIEW.exec(context.text.slice(sentence.start, sentence.start + 16))
  const head = sentence.items[0]
  if (!view || !head) return
  const run = parallelRun(context.text, sentence.items, 0, head)
  const total = sentenceBefore(context, at)?.items.find((item) => item.kind === head.kind && item.label.depth === 0)
  if (!total || run.length < 2 || total.masked || run.some((part) => part.masked)) return
  const fit = fittingPrefix(total, run)
  const verdict = exhausts(run.map((part) => part.label), total.label)
  if (fit > 0) yield sumRelation(context, total, run.slice(0, fit), true)
  else if (verdict !== 'no' && !isOpen(context.text, run))
    yield sumRelation(context, total, run, false, verdict === 'yes')
}

/** How many of the first parts make up the total exactly; 0 where no such number of at least two does. */
function fittingPrefix(total: Item, parts: readonly Item[]): number {
  for (let count = parts.length; count >= 2; count--) if (meet(sumOf(parts.slice(0, count)), total)) return count
  return 0
}

export function subsetOf(context: RelationContext, part: Item, whole: Item): Relation {
  const members = [member('part', part), member('whole', whole)]
  if (part.masked || whole.masked)
    return relation('subset', members, `${written(context, part)}≤${written(context, whole)}`, null)
  const holds = atMost(part, whole)
  return relation('subset', members, `${written(context, part)}${holds ? '≤' : '＞'}${written(context, whole)}`, holds)
}

function sumRelation(
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
export function sumExpression(
  context: RelationContext,
  total: Item,
  parts: readonly Item[],
  holds: boolean | null,
): string {
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

const GRAND_TOTAL = /(?:合计|总计|共计|累计|总共|共)(?:[一-龥]{0,4})$/
const STRICT_TOTAL = /(?:合计|总计)(?:[一-龥]{0,4})$/
const CLOSING_TOTAL = /^(?:以上)?(?:共计|总共)(?:[一-龥]{0,2})$/

/** Between the parts of a list that a total closes stand only their own words. */
const PART_GAP_MAX = 25

/** Parts first, then 合计: equality; so too after 共计 where the list runs up to it. After a weaker 共 only a sum that fits is one. */
function* sumsBeforeTotal(context: RelationContext, sentence: SentenceItems): Iterable<Relation> {
  const { items } = sentence
  let from = 0
  for (const [at, total] of items.entries()) {
    if (!GRAND_TOTAL.test(total.label.before)) continue
    const parts = items
      .slice(from, at)
      .filter((item) => item.kind === total.kind && item.label.depth === total.label.depth && !isOpenEnded(item))
    if (parts.length < 2) continue
    const strict = STRICT_TOTAL.test(total.label.before)
    if (total.masked || parts.some((part) => part.masked)) {
      if (strict) yield sumRelation(context, total, parts, null)
      continue
    }
    const fit = fittingSuffix(total, parts)
    if (fit > 0) yield sumRelation(context, total, parts.slice(-fit), true)
    else if (strict || closesList(context.text, total, parts)) {
      if (!parts.some((part) => BESIDE.test(part.label.before) || CHANGE.test(part.label.before)))
        yield sumRelation(context, total, parts, false, strict)
    }
    if (strict) from = at + 1
  }
}

/** `A28次、B16次、C12次，共计56次`, `一季度…，二季度…，三季度…，累计…`: nothing but the list stands before the total. */
function closesList(text: string, total: Item, parts: readonly Item[]): boolean {
  const contiguous = parts.every(
    (part, at) => text.slice(part.end, (parts[at + 1] ?? total).start).length <= PART_GAP_MAX,
  )
  if (!contiguous) return false
  if (CLOSING_TOTAL.test(total.label.before))
    return text[total.start - total.label.before.length - 1] === '，' && parts.length >= 2
  return isSplit(parts.map((part) => part.label)) && /累计/.test(total.label.before)
}

function fittingSuffix(total: Item, parts: readonly Item[]): number {
  for (let count = parts.length; count >= 2; count--) if (meet(sumOf(parts.slice(-count)), total)) return count
  return 0
}

const TOTAL = /共|总|全|合计|累计/
const LIST_FOLLOWS = /^[^，。；]{0,12}(?:[：:]|，?(?:分别(?:为|是)|包括|包含|分为|由.{0,6}组成|即))/

/** A total with its parts after it: 分别为, 包括, a colon; grades of one noun; or parts that simply add up to it. */
function* sumsAfterTotal(context: RelationContext, sentence: SentenceItems): Iterable<Relation> {
  const { items } = sentence
  const { text } = context
  for (const [at, total] of items.entries()) {
    if (total.kind === '%' || total.kind === '‰' || total.kind === '个百分点') continue
    const next = items[at + 1]
    if (!next) continue
    const between = text.slice(total.end, next.start)
    // A member of a list is not the total of those after it.
    if (between.includes(AMONG) || between.startsWith('、')) continue
    const run = parallelRun(text, items, at + 1, total)
    if (run.length < 2 || run.some((part) => part.masked) || total.masked) continue
    if (run[0]?.kind !== total.kind && !sameNoun(total, run)) continue
    const fit = fittingPrefix(total, run)
    const labels = run.map((part) => part.label)
    const told = TOTAL.test(total.label.before) || LIST_FOLLOWS.test(between) || sameNoun(total, run)
    if (fit > 2 || (fit === 2 && told && run[0]?.kind === total.kind))
      yield sumRelation(context, total, run.slice(0, fit), true)
    else if (
      LIST_FOLLOWS.test(between) &&
      run[0]?.kind === total.kind &&
      exhausts(labels, total.label) !== 'no' &&
      !isOpen(text, run)
    )
      yield sumRelation(context, total, run, false, exhausts(labels, total.label) === 'yes')
    else if (
      isSplit(labels) &&
      ((run.length >= 3 && sameNoun(total, run)) || (TOTAL.test(total.label.before) && run[0]?.kind === total.kind))
    )
      yield sumRelation(context, total, run, false, run.length >= 3)
  }
}

/** The figures of one kind that follow each other closely from `first` on. */
function parallelRun(text: string, items: readonly Item[], first: number, total: Item): Item[] {
  const run: Item[] = []
  for (let at = first; at < items.length; at++) {
    const item = items[at]
    if (!item) break
    const head = run[0]
    if (item.label.depth > total.label.depth || isOpenEnded(item)) continue
    if (head && item.kind !== head.kind) {
      if (item.kind === '%' || item.kind === '人' || item.kind === '户') continue
      break
    }
    const previous = run.at(-1) ?? total
    const gap = text.slice(previous.end, item.start)
    if (gap.length > 40 || gap.includes('。')) break
    if (CHANGE.test(item.label.before)) continue
    if (BESIDE.test(item.label.before) || STATUS.test(item.label.before)) break
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
