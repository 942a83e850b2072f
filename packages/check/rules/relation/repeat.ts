import { defineRule } from '../../engine/rule.ts'
import { brokenRelations, quoteOf, reportBroken } from '../../relations/broken.ts'

/** 同一件事前后两个数。 */
export default defineRule({
  id: 'repeat',
  summary: '同一件事前后两个数',
  explanation:
    '同一件事在文中说了两次，数应当一样：括号里引用的上期增速与前文不同、全县同一种设施前后两个总数、剩余的件数与前文算出的不同，都提请核对。' +
    '只在所说的对象、范围、期间都相同时才报；分期、分片的数不报。',
  basis: [{ source: 'arithmetic' }],
  status: 'trial',
  category: 'arithmetic',
  severity: 'error',
  messages: {
    mismatch: ({ quote, sum, first }) =>
      `“${quote}”与前文“${first}”说的是同一件事，数却不同：${sum}。请核对以哪个为准。`,
  },
  examples: [
    { ok: '一季度增加值增长4.9％。上半年增长5.0％，比一季度增速（4.9％）上升0.1个百分点。' },
    { ok: '全县建成老年助餐点46个。为全县46个老年助餐点统一配备消毒柜。' },
    { bad: '一季度增加值增长4.9％。上半年增长5.0％，比一季度增速（⟦4.8％⟧）上升0.2个百分点。', message: 'mismatch' },
    { ok: '排查燃气隐患86处，整改81处，剩余5处。下一步，对剩余5处燃气隐患挂牌督办。' },
    {
      bad: '排查燃气隐患86处，整改81处，剩余5处。下一步，对剩余⟦8处⟧燃气隐患挂牌督办。',
      message: 'mismatch',
    },
    { bad: '全县建成老年助餐点46个。为全县⟦49个⟧老年助餐点统一配备消毒柜。', message: 'mismatch' },
  ],
  exempt: { law: 'twice', reason: '写两遍的文章里，第二遍的前文就是第一遍的原句' },
  *check(context) {
    for (const broken of brokenRelations(context, 'repeat')) {
      const first = broken.relation.members.find((member) => member !== broken.stated)
      const data = { ...broken.data, first: first ? quoteOf(context.reading, first) : '' }
      yield reportBroken({ ...broken, data }, 'mismatch')
    }
  },
})
