import type { Figure } from '@taizhang/text'
import type { Relation, RelationMember } from '../engine/relation.ts'
import { type Item, member, plain, type RelationContext, relation, writtenNumber } from './context.ts'
import { divide, type Interval, intervalOf, meet, multiply, scale } from './interval.ts'
import { isChange } from './item-role.ts'
import { wordsOf } from './rate.ts'
import { slipsInto } from './slip.ts'

/** Proportions that a paragraph states beside the amounts they are made of: 三次产业结构, 城乡居民收入比. */
export function* findProportions(context: RelationContext): Iterable<Relation> {
  yield* industryShares(context)
  yield* incomeRatios(context)
  yield* perMany(context)
}

/** How many figures before it a proportion's amounts may stand. */
const BACK_MAX = 40

const isColon = (text: string, at: number): boolean => ':：∶'.includes(text[at] ?? '。')

/** `第一产业增加值298.4亿元…。三次产业结构由12.4:45.3:42.3调整为12.0:45.0:43.0`: the last proportion, of the three amounts and their total. */
function* industryShares(context: RelationContext): Iterable<Relation> {
  const { reading, text } = context
  const { figures } = reading
  for (let at = 2; at < figures.length; at++) {
    const [first, second, third] = figures.slice(at - 2, at + 1)
    if (!first || !second || !third || third.value === null || first.value === null || second.value === null) continue
    if (!isColon(text, first.number.end) || !isColon(text, second.number.end) || isColon(text, third.number.end))
      continue
    if (second.number.start - first.number.end !== 1 || third.number.start - second.number.end !== 1) continue
    const sentence = reading.sentences[third.sentence]
    const words = text.slice(sentence?.start ?? 0, first.number.start)
    // 由12.4:45.3:42.3调整为…: the older proportion belongs to other amounts.
    if (!/产业|三产/.test(words) || /(?:由|从|上年|去年)[^，]*$/.test(words.slice(-6))) continue
    const before = context.items.filter(
      ({ index, figure }) => index < at - 2 && index >= at - 2 - BACK_MAX && figure.paragraph === third.paragraph,
    )
    const bearer = (name: RegExp) =>
      before.findLast((item) => !item.masked && !isChange(item) && item.kind === '元' && name.test(item.label.before))
    const whole = bearer(/生产总值|GDP/)
    if (!whole) continue
    for (const [index, name] of [/第?一产/, /第?二产/, /第?三产/].entries()) {
      const part = bearer(name)
      const share = figures[at - 2 + index]
      if (part && share) yield* shareOf(context, part, whole, share, at - 2 + index)
    }
  }
}

function* shareOf(context: RelationContext, part: Item, whole: Item, share: Figure, index: number): Iterable<Relation> {
  const computed = scale(divide(part, whole), 100)
  const stated = intervalOf(share)
  // Shares are made to add up to 100: one may be off by one in its last place.
  const room = (stated.high - stated.low) / 2
  if (!meet(computed, { low: stated.low - room, high: stated.high + room })) return
  const rate: RelationMember = { role: 'rate', start: share.number.start, end: share.number.end, figure: index }
  const value = ((part.figure.value ?? 0) / (whole.figure.value ?? 1)) * 100
  yield relation(
    'ratio',
    [member('part', part), member('whole', whole), rate],
    `${writtenNumber(context, part)}÷${writtenNumber(context, whole)}＝${plain(value)}％`,
    true,
  )
}

/** In numbers of fewer digits one slip explains too much. */
const DIGITS_LEAST = 4
const INCOME_RATIO = /收入(?:倍差|比值?)(?:由[^，。]*)?[一-龥]*$/

/** `城镇居民人均可支配收入43690元…农村22180元…，城乡居民收入比由2.01缩小至1.97`. */
function* incomeRatios(context: RelationContext): Iterable<Relation> {
  for (const [at, rate] of context.items.entries()) {
    if (rate.kind !== '' || rate.masked || context.items[at + 1]?.start === rate.end) continue
    const clause = context.reading.clauses[rate.figure.clause]
    if (!INCOME_RATIO.test(context.text.slice(clause?.start ?? rate.start, rate.start))) continue
    const before = context.items
      .slice(Math.max(0, at - BACK_MAX), at)
      .filter((item) => item.kind === '元' && !item.masked && !isChange(item))
    const town = before.findLast((item) => /城镇[一-龥]*收入/.test(wordsOf(item)))
    const country = before.findLast((item) => /农村[一-龥]*收入/.test(wordsOf(item)))
    const next = context.items[at + 1]
    // 由上年的2.01缩小至1.97: the last of them is this year's.
    if (!town || !country || (next?.kind === '' && next.figure.clause === rate.figure.clause)) continue
    const computed: Interval = divide(town, country)
    const holds = meet(computed, rate)
    const isNear = rate.low > 0 && computed.high < rate.high * 1.1 && computed.low > rate.low * 0.9
    // Only one slip takes two incomes with all their digits to just the ratio that is stated.
    const isSlip =
      slipsInto(context, town, multiply(country, rate), DIGITS_LEAST) ||
      slipsInto(context, country, divide(town, rate), DIGITS_LEAST)
    if (!holds && !isNear && !isSlip) continue
    const value = (town.figure.value ?? 0) / (country.figure.value ?? 1)
    const sum = `${writtenNumber(context, town)}÷${writtenNumber(context, country)}＝${plain(value)}`
    yield relation(
      'ratio',
      [member('part', town), member('whole', country), member('rate', rate)],
      holds ? sum : `${sum}，文中为${writtenNumber(context, rate)}`,
      holds,
      false,
    )
  }
}

/** 每千人口, 每万人: before the number of things for so many heads. */
const PER_MANY = /每(百|千|万|十万)(?:名|个)?(?:常住|户籍)?人[^，。；]{0,12}$/
const MANY: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000, 十万: 100_000 }

/** `常住人口8.1万人…托位420个，每千人口托位数5.2个`: the amount near by over a population told anywhere, where it comes out. */
function* perMany(context: RelationContext): Iterable<Relation> {
  let populations: readonly Item[] | undefined
  for (const [at, rate] of context.items.entries()) {
    if (rate.masked || !rate.label.before.includes('每') || rate.figure.bound !== 'exact') continue
    const many = MANY[PER_MANY.exec(rate.label.before)?.[1] ?? '']
    if (many === undefined) continue
    populations ??= context.items.filter(
      (item) => item.kind === '人' && !item.masked && (item.figure.value ?? 0) > many && /人口/.test(wordsOf(item)),
    )
    const amounts = context.items
      .slice(Math.max(0, at - PER_MANY_BACK), at)
      .filter((item) => item.kind === rate.kind && !item.masked && item.figure.paragraph === rate.figure.paragraph)
    for (const amount of amounts.reverse()) {
      const heads = populations.find((item) => meet(scale(divide(amount, item), many), rate))
      if (!heads) continue
      const value = ((amount.figure.value ?? 0) / (heads.figure.value ?? 1)) * many
      const sum = `${writtenNumber(context, amount)}÷${writtenNumber(context, heads)}×${many}＝${plain(value)}`
      yield relation('ratio', [member('part', amount), member('whole', heads), member('rate', rate)], sum, true)
      break
    }
  }
}

/** How many figures before it the amount of a rate for so many heads may stand. */
const PER_MANY_BACK = 4
