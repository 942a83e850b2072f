import type { Relation } from '../engine/relation.ts'
import { type Item, member, placeOf, type RelationContext, relation, written } from './context.ts'
import { EMPTY_PAIRS } from './fact.ts'
import { meet } from './interval.ts'
import { isChange, isTarget } from './item-role.ts'
import { slippedDigits } from './retold.ts'

/** The same fact stated twice. */
export function* findRepeats(context: RelationContext): Iterable<Relation> {
  yield* citedLevels(context)
  yield* restated(context)
  yield* restatedOtherwise(context)
  yield* referredTo(context)
  yield* nearlyRestated(context)
}

/** A change is no fact that is told twice by chance of its size. */
const CHANGED = /(?:增加|减少|净增|提高|下降|增长|回落|上升)了?$/

/** How many earlier figures of the same value and kind are looked at. */
const BUCKET_MAX = 12

/** Equal values of one kind whose words share a noun: stated once, it must stay the same. */
function* restated(context: RelationContext): Iterable<Relation> {
  const seen = new Map<string, Item[]>()
  for (const item of context.items) {
    if (item.masked || item.kind === '' || item.label.depth > 1) continue
    const value = item.figure.value ?? 0
    if (value < 2 || (item.kind === '%' && value === 100) || CHANGED.test(item.label.before)) continue
    const key = `${item.kind} ${value}`
    const bucket = seen.get(key)
    if (!bucket) {
      seen.set(key, [item])
      continue
    }
    const first = bucket.find((earlier) => sameFact(context.text, earlier, item, value))
    if (first) {
      const expression = `${written(context, first)}＝${written(context, item)}`
      yield relation('repeat', [member('a', first), member('b', item)], expression, true)
    } else if (bucket.length < BUCKET_MAX) bucket.push(item)
  }
}

/** 全镇17个村 and 17个村支部书记: of ten and more, so many places are the same places. */
const PLACES = /^[村镇乡]/

/** The words around a number; of one that stands alone in brackets, those before the bracket: 建制村总数（247个）. */
function wordsOf({ label, start }: Item, text: string): string {
  if (label.before !== '' || label.depth === 0 || text[start - 1] !== '（') return label.before + label.after
  return `${text.slice(Math.max(0, start - 9), start - 1)}，${label.after}`
}

function sameFact(text: string, a: Item, b: Item, value: number): boolean {
  if (a.label.subject.length >= 2 && a.label.subject === b.label.subject) return true
  if (isTelling(a, value)) return true
  if (value >= 10 && a.label.after !== '' && a.label.after[0] === b.label.after[0] && PLACES.test(a.label.after))
    return true
  const shared = sharedPairs(wordsOf(a, text), wordsOf(b, text))
  return shared >= (value < 5 ? 2 : 1)
}

/** A measured value of at least two digits and a thousand or more (2.2万亩): that the same one is measured twice is no accident. */
function isTelling(item: Item, value: number): boolean {
  return (
    value >= 1000 &&
    /亩|公里|㎡|公顷|吨|米|元/.test(item.kind) &&
    String(value).replace(/0+$/, '').replace('.', '').length >= 2
  )
}

function sharedPairs(a: string, b: string): number {
  let shared = 0
  for (let at = 0; at + 2 <= a.length; at++) {
    const pair = a.slice(at, at + 2)
    if (!EMPTY_PAIRS.has(pair) && /^[一-龥]{2}$/.test(pair) && b.includes(pair)) shared++
  }
  return shared
}

const SCOPED = /^[一-龥]{0,6}(?:全|我)[国省市县区乡镇村局]$/
const STOCK =
  /^[一-龥]{0,6}?(?:现有|共有|建成|建有|设有|拥有|(?:全|我)[省市县区乡镇](?!现有|共有|建成|建有|设有|拥有))([一-龥]{2,8}?)(?:共|计|有|达|为|约)*$/

/**
 * `全县49个助餐点` where the text said before `全县建成助餐点46个`: a stock of the whole area, named by the same noun, stands
 * once in a report. Speaks only where no other statement bears the second value out.
 */
function* restatedOtherwise(context: RelationContext): Iterable<Relation> {
  const stated = new Map<string, Item[]>()
  for (const item of context.items) {
    if (item.masked || item.figure.bound !== 'exact') continue
    const { before, after } = item.label
    if (SCOPED.test(before) && after.length >= 2) {
      const known = [6, 5, 4, 3, 2]
        .map((length) => stated.get(`${item.kind} ${after.slice(0, length)}`))
        .find((items) => items !== undefined)
      const first = known?.[0]
      if (first && !known.some((other) => sameValue(other, item)))
        yield relation(
          'repeat',
          [member('a', first), member('b', item)],
          `${written(context, first)}≠${written(context, item)}`,
          false,
          false,
        )
    }
    const noun = after === '' ? STOCK.exec(before)?.[1] : undefined
    if (noun === undefined) continue
    const key = `${item.kind} ${noun}`
    const earlier = stated.get(key)
    if (earlier) earlier.push(item)
    else stated.set(key, [item])
  }
}

/** 今年建设的3.2万亩高标准农田: the very thing that was told before. */
const DEFINITE = /^(?:是|确保|对|为|将|把|今年|本年|年内|全年|上半年|目前|已|现|所|共|新)*([一-龥]{2})的$/
/** Told as done, in the plan part too. */
const DONE_BEFORE = /今年|已|现/
/** 61所幼儿园全部, 46户监测对象中有: all of a thing at once, named by nothing but its noun. */
const ALL_OF_IT = /^([一-龥]{2,10}?)(?:中[有仅只尚还，]|全部|均[已为实达有]|都已)/
const NOUN_MIN = 3
/** 对312户监测对象逐户走访: all of them are meant, though no word says so. */
const FOR_ALL = /^[一-龥]{0,2}[对为]$/
/** What was done to come to know of a thing. */
const FOUND = /^(?:排查出?|摸排出?|鉴定出?|确定|发现|纳入[一-龥]{2}的|列入[一-龥]{2,4}的|实施)/
/** A noun of two characters is told of the whole area or of what there is. */
const STOCKED = /现有|共有|拥有|建有|设有|全[国省市县区乡镇村局校]/

/**
 * A thing referred back to by its noun and another number than it was told with. Speaks only where the noun was told with one
 * number, and where no words but the verb of the reference narrow it.
 */
function* referredTo(context: RelationContext): Iterable<Relation> {
  const references = context.items.filter(
    (item) =>
      item.label.after.length >= 2 &&
      !item.masked &&
      item.label.depth === 0 &&
      item.figure.bound === 'exact' &&
      (item.label.before === ''
        ? ALL_OF_IT.test(item.label.after)
        : DEFINITE.test(item.label.before) || FOR_ALL.test(item.label.before)) &&
      (!context.planned.has(item.index) || (DEFINITE.test(item.label.before) && DONE_BEFORE.test(item.label.before))),
  )
  if (references.length === 0) return
  const kinds = new Set(references.map(({ kind }) => kind))
  const told = new Map<string, Item[]>()
  for (const item of context.items) {
    const { before, after, depth } = item.label
    if (!kinds.has(item.kind) || after !== '' || item.masked || depth > 0 || isChange(item) || isTarget(item)) continue
    const words = bare(before)
    if (item.figure.bound !== 'exact' || words.length < (STOCKED.test(before) ? 2 : NOUN_MIN)) continue
    const key = `${item.kind} ${words.slice(-NOUN_MIN)}`
    const others = told.get(key)
    if (others) others.push(item)
    else told.set(key, [item])
  }
  for (const item of references) {
    const first = sourceOf(told, item)
    if (!first) continue
    const holds = sameValue(first, item)
    if (
      !holds &&
      (isBorneOut(context, item) ||
        (FOR_ALL.test(item.label.before) && slippedDigits(context.text, first, item) === undefined))
    )
      continue
    const expression = `${written(context, first)}${holds ? '＝' : '≠'}${written(context, item)}`
    yield relation('repeat', [member('a', first), member('b', item)], expression, holds, holds)
  }
}

/** The one figure that the thing was told with before. */
function sourceOf(told: ReadonlyMap<string, readonly Item[]>, item: Item): Item | undefined {
  const { before, after } = item.label
  const verb = DEFINITE.exec(before)?.[1]
  const whole = before === '' ? ALL_OF_IT.exec(after)?.[1] : undefined
  const loose = verb === undefined && whole === undefined
  const longest = whole?.length ?? Math.min(after.length, 8)
  for (let length = longest; length >= (whole?.length ?? (loose ? NOUN_MIN + 1 : NOUN_MIN)); length--) {
    const noun = after.slice(0, length)
    const known = told
      .get(`${item.kind} ${noun.slice(-NOUN_MIN)}`)
      ?.filter(({ start, label }) => start < item.start && names(bare(label.before), verb, noun, loose))
    if (known?.length === 1) return known[0]
  }
  return undefined
}

/** Whether the words that a thing was told with are those that it is referred to with. */
const names = (words: string, verb: string | undefined, noun: string, loose: boolean): boolean =>
  loose
    ? words.endsWith(noun)
    : words.replace(verb === undefined ? FOUND : '', '') === (verb ?? '') + noun ||
      (verb !== undefined && words.startsWith(verb) && words.endsWith(noun))

/** Whether another figure before says the same number: then two things were told. */
function isBorneOut(context: RelationContext, item: Item): boolean {
  const at = placeOf(context, item.index)
  return context.items
    .slice(Math.max(0, at - BORNE_OUT_MAX), at)
    .some((other) => other.kind === item.kind && !other.masked && sameValue(other, item))
}

/** How many figures before are asked. */
const BORNE_OUT_MAX = 400

/** Whether one number may be the other miscounted or mistyped. */
function isNear(context: RelationContext, a: Item, b: Item): boolean {
  const [one, other] = [a.figure.value ?? 0, b.figure.value ?? 0]
  return Math.abs(one - other) <= Math.max(one, other) * NEAR || slippedDigits(context.text, a, b) !== undefined
}

/** The words before a number without what only leads to it. */
const bare = (before: string): string => before.replace(LEAD, '').replace(LAG, '')

/** Words that only lead to a number, or say over what it was counted. */
const LEAD =
  /^(?:其中|目前|今年以来|今年|全年|总的看|辖区|完成|实现|(?:全|我|本)[国省市州县区乡镇街道村局院]{1,2}|共有?|现有|累计|总计|已|的)+/
const LAG = /(?:完成了?|达到?|为|有|共有?|计|已|的)+$/

/** How far apart two numbers of one thing may be that were miscounted or mistyped. */
const NEAR = 0.1

/**
 * `现有执法人员118名` and later `全局现有执法人员116名`; `全镇17个村` twice and once `全镇18个村`: what there is of a thing has one number, so
 * that one close by is a doubt.
 */
function* nearlyRestated(context: RelationContext): Iterable<Relation> {
  const stocks = new Map<string, Item[]>()
  for (const item of context.items) {
    if (item.masked || item.figure.bound !== 'exact' || item.label.depth > 0 || (item.figure.value ?? 0) < 10) continue
    const key = stockKey(item)
    if (key === undefined || context.planned.has(item.index)) continue
    const earlier = stocks.get(key)
    if (earlier) earlier.push(item)
    else stocks.set(key, [item])
  }
  for (const [key, items] of stocks) {
    const [first] = items
    const others = items.filter((item) => first && !sameValue(first, item))
    const [other] = others
    if (!first || !other || others.length > 1 || first.figure.paragraph === other.figure.paragraph) continue
    // More than two statements of what there is are a list of several owners; of an area's things all must be meant.
    if (other.label.after === '' ? items.length > 2 : !isWhole(context.text, other)) continue
    if (PLACES.test(key) && items.length < 3 && !isWhole(context.text, first)) continue
    if (!isNear(context, first, other)) continue
    yield relation(
      'repeat',
      [member('a', first), member('b', other)],
      `${written(context, first)}≠${written(context, other)}`,
      false,
      false,
    )
  }
}

/** 覆盖全镇18个村, 全镇18个村均…, 占全镇18个村的…: all of them, not some of them. */
const isWhole = (text: string, { start, end }: Item): boolean =>
  /(?:覆盖|占|涉及|惠及)[^，。；]{0,6}$/.test(text.slice(Math.max(0, start - 10), start)) ||
  /^[^，。；]{1,6}?(?:全部|均|都|中)/.test(text.slice(end, end + 9))

/** What a stock is known by: the places of an area (全镇17个村), or the noun of what there is (现有执法人员). */
function stockKey({ kind, label }: Item): string | undefined {
  const place = PLACES.exec(label.after)?.[0] ?? label.after.slice(0, 3)
  const area = place.length !== 2 && place !== '' ? /全([县市区乡镇街])$/.exec(label.before)?.[1] : undefined
  if (area) return `${place}${area}${kind}`
  const noun = label.after === '' && label.before.includes('有') ? HELD.exec(label.before)?.[1] : undefined
  return noun === undefined ? undefined : `${kind} ${noun}`
}

const HELD =
  /^[一-龥]{0,4}(?:现有|共有|拥有)(?:在册|在编|在岗|注册|登记)?([一-龥]{2,8}?)(?:仅有|仅|只有|共|计|有|达|为|约)*$/

const PERIOD = '一季度|二季度|三季度|四季度|上半年|前三季度|全年|1[-—－–~～至]\\d{1,2}月份?|去年|上年|上年末|年初'
const CITED = new RegExp(`(${PERIOD})(?:的)?(?:增速|增幅|增长率|同比增速)（$`)
const GROWTH = /(?:同比)?(?:增长|增速(?:为|达)?|增幅(?:为|达)?)$/

/** `比一季度增速（4.9%）`: the level cited in brackets is the one that the same paragraph gives for the period. */
function* citedLevels(context: RelationContext): Iterable<Relation> {
  const { text } = context
  for (let at = 0; at < context.items.length; at++) {
    const cited = context.items[at] as Item
    if (cited.kind !== '%' || cited.masked || cited.label.depth === 0) continue
    const match = CITED.exec(text.slice(Math.max(0, cited.start - 16), cited.start))
    if (!match) continue
    const source = levelStated(context, at, match[1] ?? '')
    if (!source) continue
    const holds = sameValue(source, cited)
    const expression = `${written(context, source)}${holds ? '＝' : '≠'}${written(context, cited)}`
    yield relation('repeat', [member('a', source), member('b', cited)], expression, holds)
  }
}

/** A fact restated with the same precision has the same digits; with another precision the intervals must meet. */
function sameValue(a: Item, b: Item): boolean {
  const alike = Math.abs(a.high - a.low - (b.high - b.low)) < 1e-9
  return alike ? Math.abs((a.figure.value ?? 0) - (b.figure.value ?? 0)) < 1e-9 : meet(a, b)
}

/** The growth figure that the paragraph states for a period: the first one after the period's name. */
function levelStated(context: RelationContext, at: number, period: string): Item | undefined {
  const cited = context.items[at]
  if (!cited) return undefined
  const { text } = context
  for (let back = Math.max(0, at - 30); back < at; back++) {
    const item = context.items[back]
    if (!item || item.figure.paragraph !== cited.figure.paragraph) continue
    if (item.kind !== '%' || item.masked || item.label.depth > 0 || !GROWTH.test(item.label.before)) continue
    const sentence = context.reading.sentences[item.figure.sentence]
    const words = text.slice(sentence?.start ?? item.start, item.start)
    const named = words.lastIndexOf(period)
    // 前三季度 and 三季度 are two periods.
    if (named < 0 || words[named - 1] === '前' || /比[^，]*$/.test(words.slice(0, named))) continue
    if (new RegExp(PERIOD).test(words.slice(named + period.length))) continue
    return item
  }
  return undefined
}
