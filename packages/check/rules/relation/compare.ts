import { defineRule } from '../../engine/rule.ts'
import { brokenRelations, reportBroken } from '../../relations/broken.ts'

/** 比较的话与两个数不符。 */
export default defineRule({
  id: 'compare',
  summary: '比较的话与两个数不符',
  explanation:
    '“高于全市（3.49）”“低于上年”等比较，与被比的数对一对；“218户200人”这样人数少于户数的，提请核对。' +
    '“超过100万元”只说自己的界限，不是比较，不报。',
  basis: [{ source: 'arithmetic' }],
  status: 'trial',
  category: 'arithmetic',
  severity: 'error',
  messages: {
    mismatch: ({ quote, sum }) => `“${quote}”与所作的比较不符：${sum}。请核对两个数或比较的方向。`,
  },
  examples: [
    { ok: '每千人口床位数4.13张，高于全市（3.49张）平均水平。' },
    { ok: '惠及脱贫户218户661人。' },
    { ok: '全年投资超过100万元，低于预期。' },
    { bad: '每千人口床位数⟦3.13张⟧，高于全市（3.49张）平均水平。', message: 'mismatch' },
    { bad: '惠及脱贫户218户⟦161人⟧。', message: 'mismatch' },
  ],
  *check(context) {
    for (const broken of brokenRelations(context, 'compare')) yield reportBroken(broken, 'mismatch')
  },
})
