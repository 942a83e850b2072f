import type { Relation } from '../engine/relation.ts'
import { type Item, member, type RelationContext, relation, written } from './context.ts'
import { type Fact, factOf, stateWords, toldBy } from './fact.ts'
import { isChange, isDue, isShare, isTarget } from './item-role.ts'
import { type Slip, slipBetween } from './slip.ts'

/** So many figures of one kind are looked back over. */
const BACK_MAX = 30
/** How far apart two numbers of one thing may be that was counted twice. */
const NEAR = 0.1
const NEAR_LEAST = 7
/** A noun that names a thing by itself, and one that no other thing near by is likely to have: 在校生 is of primary and of middle schools. */
const NOUN_LEAST = 3
const WHOLE_NOUN_LEAST = 2
const NAME_LEAST = 4

/** Numbers of fewer digits are each other's slip by chance too often: more of their names must agree. */
const DIGITS_LEAST = 3

/** How two numbers differ where one may be the other mistyped or miscounted, the likeliest by chance last. */
type Difference = Slip | 'near'

/** How much of either name the other must tell, and how much of the one that tells less; by the slip, where words only state and where they refer back. */
const TOLD = {
  swapped: { stated: [0.9, 0.55], referred: [0.45, 0.3] },
  digit: { stated: [1, 0.9], referred: [0.95, 0.5] },
  near: { stated: undefined, referred: [0.95, 0.4] },
} as const

/**
 * A fact that is told again with another number: 脱贫人口684户 and 对648户脱贫户逐户走访. The best evidence is arithmetic: of two
 * unrelated numbers few are each other's digits swapped. The less the numbers say, the more the words must: both name the same thing in
 * the same state, and one of them speaks of all there is of it.
 */
export function* findRetold(context: RelationContext): Iterable<Relation> {
  const facts = new Map<Item, Fact>()
  const fact = (item: Item) => {
    const known = facts.get(item) ?? factOf(context, item)
    facts.set(item, known)
    return known
  }
  const stated = new Map<string, StatedNumbers>()
  for (const item of context.items) {
    if (!isCountable(item)) continue
    if (context.planned.has(item.index) && reference(item) === undefined) continue
    const known = stated.get(item.kind) ?? new StatedNumbers(context.text)
    stated.set(item.kind, known)
    const other = otherNumber(context, known, item, fact)
    known.add(item)
    if (!other) continue
    yield relation(
      'repeat',
      [member('a', other), member('b', item)],
      `${written(context, other)}≠${written(context, item)}`,
      false,
      false,
    )
  }
}

const isCountable = (item: Item): boolean =>
  !item.masked &&
  item.kind !== '' &&
  item.label.depth === 0 &&
  item.figure.bound === 'exact' &&
  (item.figure.value ?? 0) > 1 &&
  !isShare(item) &&
  !isChange(item) &&
  !isTarget(item) &&
  !isDue(item)

/** A noun of which all is meant: 全市34家A级景区中, 241处隐患点均…, 在今年加装28部电梯的基础上. */
const WHOLE =
  /^[一-龥A-Z“”]{2,10}?(?:(?<![其集高初当])中(?![小学心央国医药型部东西南北华共层期间]|等[职学专])|全部|均|都|普遍)/
const OF_AREA = /^(?:现有|共有|已有|[一-龥]{0,4}[全我][国省市州县区乡镇街道村局]{1,2})?$/

/** Whether a figure speaks of all there is of a thing, or may do so: 对312户监测对象 may be some of them. */
function reference({ label: { before, after } }: Item): 'whole' | 'loose' | undefined {
  if (after.length < 2) return /(?:仅|只)有?$/.test(before) ? 'whole' : undefined
  if ((OF_AREA.test(before) && WHOLE.test(after)) || /^[^，]{2,10}基础上/.test(after)) return 'whole'
  return /^[一-龥]{0,2}[对为](?:全[国省市县区乡镇])?$|^(?:现有|共有)$/.test(before) ? 'loose' : undefined
}

/** How the words of two figures must agree: one must speak of all, and the other not of some. */
function toldOf(
  slip: Difference,
  { item: a, name }: Fact,
  { item: b, name: again }: Fact,
  isShort: boolean,
): readonly [number, number] | undefined {
  const [one, other] = [reference(a), reference(b)]
  const refers = (one === undefined) !== (other === undefined) || one === 'whole' || other === 'whole'
  // 小学46所，在校生2.13万人: what does not open its sentence is of what stands before it.
  const isOpening = slip === 'swapped' && name === again && a.at === 0 && b.at === 0
  if (!refers && Math.min(name.length, again.length) < NAME_LEAST && !isOpening) return undefined
  if (slip === 'swapped') return isShort ? TOLD.digit.stated : TOLD.swapped[refers ? 'referred' : 'stated']
  const whole = (one === 'whole' && isPlain(b, other)) || (other === 'whole' && isPlain(a, one))
  return whole ? TOLD[slip].referred : slip === 'digit' && !refers && !isShort ? TOLD.digit.stated : undefined
}

/** 全市A级景区达到36家 tells what there is; 13所敬老院建有医务室 tells of some. */
const isPlain = ({ label }: Item, reference: 'whole' | 'loose' | undefined): boolean =>
  reference === 'whole' || label.after.length < 2

/** The numbers of one kind stated so far, found by how another may differ from them. */
class StatedNumbers {
  readonly #text: string
  readonly #items: Item[] = []
  /** Places in `#items` by the digits without one of them, and by the digits in order. */
  readonly #byDigits = new Map<string, number[]>()
  /** Places in `#items` of those that speak of all there is. */
  readonly #wholes: number[] = []

  constructor(text: string) {
    this.#text = text
  }

  add(item: Item): void {
    const place = this.#items.push(item) - 1
    for (const key of this.#keysOf(item)) {
      const places = this.#byDigits.get(key)
      if (places) places.push(place)
      else this.#byDigits.set(key, [place])
    }
    if (reference(item) === 'whole') this.#wholes.push(place)
  }

  /** Those not far back that a number may be another telling of, the latest first. */
  near(item: Item): Item[] {
    const since = Math.max(0, this.#items.length - BACK_MAX)
    const places = new Set<number>()
    const take = (some: readonly number[]) => {
      for (let at = some.length - 1; at >= 0 && (some[at] ?? 0) >= since; at--) places.add(some[at] as number)
    }
    for (const key of this.#keysOf(item)) take(this.#byDigits.get(key) ?? [])
    if (reference(item) === 'whole') for (let place = since; place < this.#items.length; place++) places.add(place)
    else take(this.#wholes)
    return [...places].sort((a, b) => b - a).map((place) => this.#items[place] as Item)
  }

  /** Those not far back. */
  recent(): readonly Item[] {
    return this.#items.slice(-BACK_MAX)
  }

  *#keysOf({ figure: { number } }: Item): Iterable<string> {
    const digits = this.#text.slice(number.start, number.end)
    if (digits.length < 2 || digits.length > 12) return
    yield [...digits].sort().join('')
    if (digits.length < DIGITS_LEAST) return
    for (let at = 0; at < digits.length; at++) yield `${digits.slice(0, at)}*${digits.slice(at + 1)}`
  }
}

/** The earlier figure that states the same with another number; none where the second number is told elsewhere too. */
function otherNumber(
  context: RelationContext,
  known: StatedNumbers,
  item: Item,
  fact: (item: Item) => Fact,
): Item | undefined {
  let found: Item | undefined
  let best = 0
  for (const other of known.near(item)) {
    if (other.figure.sentence === item.figure.sentence) continue
    const slip = slipOf(context, other, item)
    if (slip === undefined) continue
    // Within a paragraph the numbers of one matter go on: only digits swapped tell that one was meant.
    const isNear = other.figure.paragraph === item.figure.paragraph
    if (isNear && (slip !== 'swapped' || isShort(context.text, item) || reference(item) !== 'whole')) continue
    const told = toldOf(slip, fact(other), fact(item), isShort(context.text, item))
    if (!told) continue
    const likeness = agree(fact(other), fact(item), told, slip)
    if (likeness <= best) continue
    best = likeness
    found = other
  }
  return found && !isToldElsewhere(known.recent(), found, item, fact) ? found : undefined
}

/** How well two facts agree; 0 where their names, states or areas are not the same. */
function agree(a: Fact, b: Fact, [most, both]: readonly [number, number], slip: Difference): number {
  const isSame = isSameInOtherOrder(a.name, b.name)
  const [one, other] = isSame ? [1, 1] : [toldBy(a, b), toldBy(b, a)]
  const isWhole = reference(a.item) === 'whole' || reference(b.item) === 'whole'
  const nounLeast = slip === 'swapped' && isWhole ? WHOLE_NOUN_LEAST : NOUN_LEAST
  const least = isAlike(a.name, b.name, nounLeast) ? 0 : both
  if (Math.max(one, other) < most || Math.min(one, other) < least) return 0
  return stateWords(a.item) === stateWords(b.item) && rises(a.item) === rises(b.item) && sameArea(a.item, b.item)
    ? one + other
    : 0
}

/** 新增城镇就业 and 城镇新增就业. */
const isSameInOtherOrder = (a: string, b: string): boolean =>
  a.length === b.length && a.length >= NAME_LEAST && [...a].sort().join('') === [...b].sort().join('')

/** 在册地质灾害隐患点 and 隐患点: the noun comes last, and what narrows it before; 行政村 and 行政村农家书屋: or what is its own behind it. */
const isAlike = (a: string, b: string, least: number): boolean =>
  Math.min(a.length, b.length) >= least && (a.endsWith(b) || b.endsWith(a) || a.startsWith(b) || b.startsWith(a))

/** 标准达到700元 was promised, 提高到705元 came of it: a level that a change led to is not one that stands for itself. */
const rises = ({ label }: Item): boolean =>
  /(?:提高|提升|增加|上升|增长|扩大|降低|下降|减少|压减|缩短)[到至为]$/.test(label.before)

/** 全市 and 全县 are two areas; where one says none, it may be either's. */
function sameArea(a: Item, b: Item): boolean {
  const [one, other] = [a.label.scope.at(-1), b.label.scope.at(-1)]
  return one === undefined || other === undefined || one === other
}

/** Whether another figure tells the same thing with one of the two numbers, so that there are two things. */
const isToldElsewhere = (known: readonly Item[], a: Item, b: Item, fact: (item: Item) => Fact): boolean =>
  known
    .slice(-BACK_MAX)
    .some(
      (other) =>
        other !== a && other !== b && other.figure.value === b.figure.value && toldBy(fact(b), fact(other)) > 0.4,
    )

function slipOf({ text }: RelationContext, a: Item, b: Item): Difference | undefined {
  const [one, other] = [a.figure.value ?? 0, b.figure.value ?? 0]
  if (one === other || one > other * 10 || other > one * 10) return undefined
  const slip = slipBetween(printed(text, a), printed(text, b))
  if (slip === 'swapped' || (slip && !isShort(text, a))) return slip
  const near =
    Math.abs(one - other) <= Math.max(one, other) * NEAR ||
    (Math.abs(one - other) === 1 && Math.max(one, other) >= NEAR_LEAST)
  return near ? 'near' : slip
}

const printed = (text: string, { figure: { number } }: Item): string => text.slice(number.start, number.end)
const isShort = (text: string, item: Item): boolean => printed(text, item).replace('.', '').length < DIGITS_LEAST

/** At least three digits, of one length, that one slip sets apart. */
export const slippedDigits = (text: string, one: Item, other: Item): Slip | undefined =>
  isShort(text, one) ? undefined : slipBetween(printed(text, one), printed(text, other))
