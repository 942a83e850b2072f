import { defineRule } from '../../engine/rule.ts'

const WEEKDAYS = '日一二三四五六'
const WEEKDAY = /[（(]?(?:星期|周)([一二三四五六日天])/y

/** 日历上没有的日子，和与日期对不上的星期。 */
export default defineRule({
  id: 'impossible-date',
  summary: '不存在的日期、对不上的星期',
  explanation:
    '“2月30日”“11月31日”日历上没有。日期后面写了星期的，按日期的年份（没有写年份的按材料的年份）核对星期；年份不明的不核对。',
  basis: [{ source: 'arithmetic', clause: '公历' }],
  status: 'trial',
  category: 'period',
  severity: 'error',
  messages: {
    noSuchDay: ({ date, last }) => `“${date}”这一天不存在，该月只到${last}日。请核对日期。`,
    weekday: ({ date, year, stated, real }) =>
      `${year}年的“${date}”是星期${real}，文中写作“${stated}”。请核对日期和星期。`,
  },
  examples: [
    { ok: '2024年2月29日召开推进会，2025年11月24日（星期一）验收。' },
    { bad: '⟦2025年2月29日⟧召开推进会', message: 'noSuchDay' },
    { bad: '2025年一年内，于⟦2025年11月31日⟧验收', message: 'noSuchDay' },
    { bad: '定于⟦2025年11月24日（星期三⟧）验收', message: 'weekday' },
  ],
  *check({ reading: { periods, text } }) {
    for (const { start, end, to, kind, exists } of periods) {
      const date = text.slice(start, end)
      if (!exists) {
        yield { start, end, message: 'noSuchDay', data: { date, last: Number(to.slice(8)) } }
        continue
      }
      if (kind !== 'day') continue
      WEEKDAY.lastIndex = end
      const stated = WEEKDAY.exec(text)
      if (stated === null) continue
      const real = WEEKDAYS.charAt(new Date(`${to}T00:00:00Z`).getUTCDay())
      if ((stated[1] ?? '').replace('天', '日') === real) continue
      const data = { date, year: to.slice(0, 4), stated: stated[0].replace(/^[（(]/, ''), real }
      yield { start, end: end + stated[0].length, message: 'weekday', severity: 'warning', data }
    }
  },
})
