import type { PeriodMention, Reading } from '@taizhang/text'
import type { Relation, RelationMember } from '../engine/relation.ts'
import { relation } from './context.ts'

const BEGINS = /^(?:底|初|中旬|上旬|下旬)?[，]?(?:[一-龥]{0,12}?)(?:正式)?(?:开工|动工|启动|开始|进场)/
const ENDS = /^(?:底|初|中旬|上旬|下旬)?[，]?(?:[一-龥]{0,12}?)(?:完工|竣工|完成|建成|投入使用|投用|交付|验收)/

/** How far the end of a matter may stand from its begin, in characters. */
const GAP_MAX = 60

/** Dates that must follow each other: both ends of a span, and a begin before its end in one sentence. */
export function* findOrders(reading: Reading): Iterable<Relation> {
  const { periods, text } = reading
  let sentence = 0
  for (let at = 0; at < periods.length; at++) {
    const begin = periods[at] as PeriodMention
    if (begin.kind === 'span') {
      if (!crossesYears(begin)) yield spanOrder(reading, begin)
      continue
    }
    while (sentence < reading.sentences.length - 1 && (reading.sentences[sentence]?.end ?? 0) <= begin.start) sentence++
    const until = reading.sentences[sentence]?.end ?? text.length
    const end = periods[at + 1]
    if (!end || end.start >= until || end.start - begin.end > GAP_MAX || end.kind === 'span') continue
    const between = text.slice(begin.end, end.start)
    if (
      between.includes('；') ||
      !BEGINS.test(between) ||
      !ENDS.test(text.slice(end.end, Math.min(until, end.end + 16)))
    )
      continue
    // Two months without a year may belong to two years: only named years prove a wrong order.
    const holds = begin.from <= end.to
    if (!holds && !(begin.anchored && end.anchored)) {
      yield orderOf(reading, begin, end, false, false)
      continue
    }
    yield orderOf(reading, begin, end, holds, true)
  }
}

/** 2023年11月—次年2月 and 12月至1月 run over the year's end. */
const crossesYears = (span: PeriodMention): boolean =>
  !span.anchored && span.from > span.to && span.from.slice(5, 7) >= '10' && span.to.slice(5, 7) <= '04'

function spanOrder({ text }: Reading, span: PeriodMention): Relation {
  const holds = span.from <= span.to
  const words = text.slice(span.start, span.end)
  const divider = /[—－–\-~～至到]/.exec(words)
  const cut = span.start + (divider?.index ?? 0)
  const members: RelationMember[] = [
    { role: 'a', start: span.start, end: cut, figure: -1 },
    { role: 'b', start: cut + 1, end: span.end, figure: -1 },
  ]
  return relation('order', members, `${span.from}${holds ? '≤' : '＞'}${span.to}`, holds)
}

function orderOf({ text }: Reading, a: PeriodMention, b: PeriodMention, holds: boolean, certain: boolean): Relation {
  const members: RelationMember[] = [
    { role: 'a', start: a.start, end: a.end, figure: -1 },
    { role: 'b', start: b.start, end: b.end, figure: -1 },
  ]
  return relation(
    'order',
    members,
    `${text.slice(a.start, a.end)}${holds ? '早于' : '晚于'}${text.slice(b.start, b.end)}`,
    holds,
    certain,
  )
}
