import { defineRule } from '../../engine/rule.ts'
import { brokenRelations, reportBroken } from '../../relations/broken.ts'

/** 时间先后颠倒。 */
export default defineRule({
  id: 'order',
  summary: '时间先后颠倒',
  explanation:
    '起止日期“5月18日—13日”，起日不能晚于止日；同一句里先开工、后竣工，开工不能晚于竣工。跨年的“11月至次年2月”不报；两个日期都没写年份的，可能分属两年，只提请核对。',
  basis: [{ source: 'arithmetic' }],
  status: 'trial',
  category: 'arithmetic',
  severity: 'error',
  messages: {
    span: ({ quote, sum }) => `“${quote}”起止颠倒：${sum}。请核对两个日期。`,
    begin: ({ quote, sum }) => `“${quote}”是完成的时间，却早于开始的时间：${sum}。请核对两个日期。`,
  },
  examples: [
    { ok: '2023年5月13日—18日举办乡村音乐节。' },
    { ok: '今年7月综合楼开工建设，预计明年4月完工。' },
    { ok: '森林防火期为11月至次年4月。' },
    { bad: '2023年5月18日—⟦13日⟧举办乡村音乐节。', message: 'span' },
    { bad: '综合楼2023年9月开工建设，⟦2023年8月底前⟧竣工。', message: 'begin' },
  ],
  *check(context) {
    for (const broken of brokenRelations(context, 'order')) {
      const [a, b] = broken.relation.members
      const span = a && b && b.start - a.end <= 2
      const data = { ...broken.data, quote: context.reading.text.slice(broken.stated.start, broken.stated.end) }
      yield reportBroken(
        { ...broken, data: span ? { ...data, quote: context.reading.text.slice(a.start, b.end) } : data },
        span ? 'span' : 'begin',
      )
    }
  },
})
