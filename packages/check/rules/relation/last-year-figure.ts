import type { Figure, Reading } from '@taizhang/text'
import { defineRule, type Report, type RuleContext } from '../../engine/rule.ts'
import { kindOf } from '../../relations/context.ts'
import { divide, type Interval, intervalOf, meet, scale } from '../../relations/interval.ts'

type Message = 'differs' | 'growth'

/** 本年报告里的上年数与上年报告不一致。 */
export default defineRule({
  id: 'last-year-figure',
  summary: '上年数与上年报告不一致',
  explanation:
    '给出上年报告（--against）时，本年报告里写明的上年数（“比上年的92.8％”），以及由“同比增长”倒推出的上年数，' +
    '与上年报告里同一事项的数对照。只在两份报告里事项的名称完全相同、上年报告里只有一个这样的数时才比；全年数与部分月份数口径不同的，请写明理由后采纳。',
  basis: [{ source: 'practice' }],
  status: 'trial',
  category: 'arithmetic',
  severity: 'warning',
  messages: {
    differs: ({ subject, quote, last }) =>
      `“${subject}”的上年数这里是${quote}，上年报告写的是${last}。请核对以哪个为准。`,
    growth: ({ subject, quote, last, implied, to }) =>
      `“${subject}”由${to}和“${quote}”倒推，上年应约为${implied}，上年报告写的是${last}。请核对增幅和上年数。`,
  },
  examples: [
    { ok: '抽检合格率94.6％，比上年的92.8％提高1.8个百分点。' },
    { ok: '接待游客120万人次，同比增长20％。', against: '接待游客100万人次。' },
    { bad: '抽检合格率94.6％，比上年的⟦92.8％⟧提高1.8个百分点。', message: 'differs', against: '抽检合格率91.5％。' },
    { bad: '接待游客120万人次，同比增长⟦20％⟧。', message: 'growth', against: '接待游客108万人次。' },
  ],
  *check(context) {
    if (!context.against) return
    const last = statedOnce(context.against)
    yield* levelsOfLastYear(context, context.against, last)
    yield* impliedByGrowth(context, context.against, last)
  },
})

/** Figures of a report by subject and kind; null where a subject has more than one value. */
function statedOnce({ figures, labels }: Reading): ReadonlyMap<string, Figure | null> {
  const stated = new Map<string, Figure | null>()
  figures.forEach((figure, index) => {
    const key = keyOf(figure, labels[index]?.subject ?? '')
    if (!key) return
    const known = stated.get(key)
    if (known === undefined) stated.set(key, figure)
    else if (known && known.value !== figure.value) stated.set(key, null)
  })
  return stated
}

function keyOf(figure: Figure, subject: string): string | undefined {
  if (figure.class !== 'quantity' || figure.value === null || figure.bound !== 'exact' || subject.length < 3)
    return undefined
  return `${kindOf(figure.unit)} ${subject}`
}

const LAST_YEAR = /(?:上年|去年)(?:同期|全年)?的?$/

function* levelsOfLastYear(
  { reading, relations }: RuleContext,
  against: Reading,
  last: ReadonlyMap<string, Figure | null>,
): Iterable<Report<Message>> {
  for (const [index, relation] of relations.entries()) {
    if (relation.type !== 'difference' && relation.type !== 'growth') continue
    const from = relation.members.find(({ role }) => role === 'from')
    const to = relation.members.find(({ role }) => role === 'to')
    const figure = from && reading.figures[from.figure]
    const newer = to && reading.figures[to.figure]
    if (!figure || !newer || !LAST_YEAR.test(reading.labels[from.figure]?.before ?? '')) continue
    const subject = reading.labels[to.figure]?.subject ?? ''
    const stated = last.get(keyOf(newer, subject) ?? '')
    if (!stated || meet(intervalOf(stated), intervalOf(figure))) continue
    yield {
      start: from.start,
      end: from.end,
      message: 'differs',
      data: {
        subject,
        quote: reading.text.slice(from.start, from.end),
        last: against.text.slice(stated.start, stated.end),
      },
      related: [to],
      relation: index,
    }
  }
}

const GROWTH = /^(?:同比|比上年|比去年|较上年|较去年)(?:(增长|上升|增加|提高)|(下降|减少|降低))了?$/

function* impliedByGrowth(
  { reading }: RuleContext,
  against: Reading,
  last: ReadonlyMap<string, Figure | null>,
): Iterable<Report<Message>> {
  const { figures, labels, text } = reading
  for (let at = 1; at < figures.length; at++) {
    const level = figures[at - 1]
    const growth = figures[at]
    const direction = GROWTH.exec(labels[at]?.before ?? '')
    if (!level || !growth || !direction || growth.unit !== '%' || growth.value === null || level.unit === '%') continue
    if (level.sentence !== growth.sentence || growth.bound !== 'exact') continue
    const subject = labels[at - 1]?.subject ?? ''
    const stated = last.get(keyOf(level, subject) ?? '')
    if (!stated) continue
    const implied = olderLevel(intervalOf(level), intervalOf(growth), direction[1] !== undefined)
    if (meet(implied, intervalOf(stated))) continue
    yield {
      start: growth.number.start,
      end: Math.max(growth.end, growth.number.end),
      message: 'growth',
      data: {
        subject,
        quote: `${labels[at]?.before}${text.slice(growth.number.start, Math.max(growth.end, growth.number.end))}`,
        to: text.slice(level.start, level.end),
        implied: `${Number(((implied.low + implied.high) / 2 / multiplier(level, text)).toPrecision(4))}${text.slice(level.number.end, level.end)}`,
        last: against.text.slice(stated.start, stated.end),
      },
      related: [{ start: level.start, end: level.end }],
    }
  }
}

/** `to` ÷ (1 ± growth). */
function olderLevel(to: Interval, growth: Interval, up: boolean): Interval {
  const factor = up
    ? { low: 1 + growth.low / 100, high: 1 + growth.high / 100 }
    : { low: 1 - growth.high / 100, high: 1 - growth.low / 100 }
  return scale(divide(to, factor), 1)
}

function multiplier(figure: Figure, text: string): number {
  const digits = Number(text.slice(figure.number.start, figure.number.end).replaceAll(',', ''))
  return Number.isFinite(digits) && digits !== 0 && figure.value !== null ? figure.value / digits : 1
}
