import type { Relation } from '../engine/relation.ts'
import { member, plain, type RelationContext, relation, type SentenceItems, writtenNumber } from './context.ts'
import { type Interval, meet, multiply } from './interval.ts'

const PER = /^(.+?)[/／每](人|户|亩|个|家|名|件|吨|公里|套|村)$/
const EACH = /(?:每|人均|户均|亩均|笔均|平均每)([人户亩个家名件吨公里套村笔]?)[^，。]{0,8}$/

/** Products: a rate for each times how many there are, against the amount in all; multiples (是…的2.8倍). */
export function* findProducts(context: RelationContext): Iterable<Relation> {
  for (const sentence of context.sentences) {
    if (sentence.items.length < 3) continue
    yield* ratesTimesCounts(context, sentence)
    yield* multiples(context, sentence)
  }
}

/** `200人，每人500元，共发放10万元`. Only a product that fits is taken for one: heads change within a year. */
function* ratesTimesCounts(context: RelationContext, sentence: SentenceItems): Iterable<Relation> {
  const { items } = sentence
  for (const each of items) {
    const { at } = each
    const per = PER.exec(each.kind)
    const worded = EACH.exec(each.label.before)
    const base = per?.[1] ?? (worded ? each.kind : undefined)
    const counted = per?.[2] ?? worded?.[1] ?? ''
    if (base === undefined || each.masked || each.figure.bound !== 'exact') continue
    const near = items.slice(Math.max(0, at - 3), at + 4).filter((item) => item !== each && !item.masked)
    const count = near.find((item) =>
      counted === ''
        ? /^[人户亩个家笔]$|^人次$/.test(item.kind)
        : item.kind === counted || item.kind === `${counted}次`,
    )
    if (!count) continue
    const amount = near.find(
      (item) => item !== count && item.kind === base && (item.figure.value ?? 0) > (each.figure.value ?? 0),
    )
    if (!amount) continue
    const product = multiply(each, count)
    const holds = meet(widened(product), amount)
    // An average (户均3000元) is computed from the two others: far off it is wrong. A standard for each is not: heads come and go.
    const averaged =
      worded !== null &&
      /均/.test(each.label.before) &&
      !/月|日|年/.test(each.label.before) &&
      near.filter((item) => item.kind === count.kind).length === 1
    const closed =
      worded !== null &&
      !/均/.test(each.label.before) &&
      !/月|日|年/.test(each.label.before) &&
      /合计|总计|共/.test(amount.label.before) &&
      amount.start - each.start < 40
    if (!holds && !((averaged || closed) && isOff(product, amount))) continue
    const value = (each.figure.value ?? 0) * (count.figure.value ?? 0)
    yield relation(
      'product',
      [member('rate', each), member('part', count), member('total', amount)],
      `${writtenNumber(context, each)}×${writtenNumber(context, count)}＝${plain(value)}${holds ? '' : `，文中为${plain(amount.figure.value ?? 0)}`}`,
      holds,
      holds,
    )
  }
}

/** Averages are rounded freely: 3982元 is 4000元. */
const AVERAGE_ROUNDING = 0.02
const OFF_BY = 0.1

const widened = ({ low, high }: Interval): Interval => ({
  low: low * (1 - AVERAGE_ROUNDING),
  high: high * (1 + AVERAGE_ROUNDING),
})
const isOff = (product: Interval, amount: Interval): boolean =>
  product.high < amount.low * (1 - OFF_BY) || product.low > amount.high * (1 + OFF_BY)

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
