import { defineRule } from '../../engine/rule.ts'
import { brokenRelations, reportBroken } from '../../relations/broken.ts'

/** 增幅与前后两数不符。 */
export default defineRule({
  id: 'growth',
  summary: '增幅与前后两数不符',
  explanation:
    '“由200万元增加到250万元，增长25％”：基数和现数都写出来时，增幅可以重算。只写“同比增长”、没写基数的不报。',
  basis: [{ source: 'arithmetic' }],
  status: 'trial',
  category: 'arithmetic',
  severity: 'error',
  messages: {
    mismatch: ({ quote, sum }) => `“${quote}”与前后两数算出的增幅不符：${sum}。请核对三个数和升降方向。`,
  },
  examples: [
    { ok: '村集体收入由200万元增加到250万元，增长25％。' },
    { ok: '接待游客320万人次，比上年的256万人次增长25％。' },
    { bad: '村集体收入由200万元增加到250万元，增长⟦20％⟧。', message: 'mismatch' },
    { bad: '接待游客320万人次，比上年的256万人次增长⟦35％⟧。', message: 'mismatch' },
  ],
  *check(context) {
    for (const broken of brokenRelations(context, 'growth')) {
      yield reportBroken(broken, 'mismatch', `按前后两数应为${broken.data['computed']}`)
    }
  },
})
