import type { PeriodMention, Reading } from '@taizhang/text'
import { defineRule } from '../../engine/rule.ts'

/** A month's figures are often given some days before it ends. */
const EARLY_DAYS_MAX = 10
const DATE_LINE =
  /^[（(\s　]*(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日[）)\s　]*$/

/** 已有数据的期间晚于材料的日期。 */
export default defineRule({
  id: 'beyond-report',
  summary: '数据期间晚于材料日期',
  explanation:
    '材料落款（或标题下）写明日期的，“截至……”和“1—12月”这类已有数据的期间不能晚于它；没有写明的，以检查当天为准。' +
    '标题写明上半年、季度的，“1至7月”这类期间不能超出它。月份数据提前几天统计是常事，到月底差10天以内的不报；计划部分和“预计”“力争”的句子不报。',
  basis: [{ source: 'practice' }],
  status: 'trial',
  category: 'period',
  severity: 'warning',
  messages: {
    title: ({ period, title }) => `“${period}”超出了标题的“${title}”，期间不一致。请核对期间。`,
    beyond: ({ period, last, date }) => `“${period}”的数据到${last}，材料的日期是${date}，期间还没有结束。请核对期间。`,
  },
  examples: [
    { ok: '一、工作开展情况\n截至11月20日，巡河300次，1—11月巡堤90次。\n2025年11月25日' },
    { ok: '一、工作开展情况\n预计1—12月巡堤90次。\n2025年11月25日' },
    { ok: '一、工作开展情况\n1—12月巡堤90次。' },
    {
      ok: '清源县水利局2025年上半年工作总结\n1—6月巡堤90次，截至7月10日完成检修5处。\n二、下半年计划\n1—9月完成清淤。',
    },
    { bad: '清源县水利局2025年上半年工作总结\n⟦1至7月⟧巡堤90次。', message: 'title' },
    { bad: '一、工作开展情况\n截至⟦12月31日⟧，巡河300次。\n2025年11月25日', message: 'beyond' },
    { bad: '一、工作开展情况\n⟦1—12月份⟧巡堤90次。\n2025年11月25日', message: 'beyond' },
  ],
  exempt: { law: 'shift', reason: '标题在第一段，前面加了别的话就不再是标题' },
  *check({ reading, today }) {
    const date = dateOf(reading) ?? today
    const title = titlePeriod(reading)
    if (date === undefined && title === undefined) return
    const { periods, sections, text } = reading
    const plans = sections.filter(({ kind, parent }) => kind === 'plan' && sections[parent]?.kind !== 'plan')
    let plan = 0
    for (const period of periods) {
      const { start, end, to } = period
      while (plan < plans.length && (plans[plan]?.end ?? 0) <= start) plan++
      if (!isStated(period) || (plans[plan]?.start ?? start + 1) <= start) continue
      const isLate =
        date !== undefined && to > date && (endsOnNamedDay(text, period) || daysBetween(date, to) > EARLY_DAYS_MAX)
      const isOutside = title !== undefined && !period.asOf && to > title.to
      if (!isLate && !isOutside) continue
      if (/预计|力争|争取|预期|计划|有望|将/.test(text.slice(Math.max(0, start - 8), start))) continue
      const words = text.slice(start, end)
      if (isLate) {
        const data = { period: words, last: inChinese(to), date: inChinese(date) }
        yield { start, end, message: 'beyond', data }
      } else if (title) {
        yield { start, end, message: 'title', data: { period: words, title: text.slice(title.start, title.end) } }
      }
    }
  },
})

/** The half year, the quarter or the months that the title names; undefined where it names none, or a year. */
function titlePeriod({ document, periods }: Reading): PeriodMention | undefined {
  const end = document.paragraphs[0]?.end ?? 0
  const first = periods.find(({ start }) => start < end)
  return end <= 60 && first !== undefined && first.end <= end && !first.asOf && first.to.slice(5) < '12'
    ? first
    : undefined
}

/** Figures as of a day or of months that are over; a whole year or half is also a title or a target. */
const isStated = ({ asOf, kind, by }: PeriodMention): boolean => !by && (asOf || kind === 'year-to-date')

const endsOnNamedDay = (text: string, { end }: PeriodMention): boolean => /[日号]/.test(text.charAt(end - 1))

/** The date that the report bears: a line of its own among the first or the last ones. */
function dateOf({ document, text, periods }: Reading): string | undefined {
  const lines = [...document.paragraphs.slice(-4).reverse(), ...document.paragraphs.slice(0, 4)]
  for (const { start, end } of lines) {
    if (end - start > 30 || !DATE_LINE.test(text.slice(start, end))) continue
    const period = periods.find((one) => one.start >= start && one.end <= end)
    if (period !== undefined) return period.to
  }
  return undefined
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

const inChinese = (date: string): string =>
  `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`
