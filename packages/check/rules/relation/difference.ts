import { defineRule } from '../../engine/rule.ts'
import { brokenRelations, reportBroken } from '../../relations/broken.ts'

/** 增减数与前后两数之差不符。 */
export default defineRule({
  id: 'difference',
  summary: '增减数与前后两数之差不符',
  explanation:
    '“比上年的92.8％提高1.8个百分点”“由120件减少到90件，减少30件”：两头的数都写出来时，差可以重算，方向也要对。' +
    '百分比之差写成“％”的，按相差的个百分点和相对增幅两种读法都对不上才报。只写增减、没写基数的不报。',
  basis: [{ source: 'arithmetic' }],
  status: 'trial',
  category: 'arithmetic',
  severity: 'error',
  messages: {
    mismatch: ({ quote, sum }) => `“${quote}”与前后两数之差不符：${sum}。请核对三个数和升降方向。`,
  },
  examples: [
    { ok: '合格率94.6％，比上年的92.8％提高1.8个百分点。' },
    { ok: '受理投诉由120件减少到90件，减少30件。' },
    { ok: '增长4.5％，比上半年增速（5.0％）回落0.5个百分点。' },
    { bad: '合格率94.6％，比上年的92.8％提高⟦2.8个百分点⟧。', message: 'mismatch' },
    { bad: '务工1986人，比上年的1912人增加⟦84人⟧。', message: 'mismatch' },
  ],
  *check(context) {
    for (const broken of brokenRelations(context, 'difference')) {
      yield reportBroken(broken, 'mismatch', `按前后两数应为${broken.data['computed']}`)
    }
  },
})
