import { defineRule } from '../../engine/rule.ts'
import { brokenRelations, reportBroken } from '../../relations/broken.ts'

/** 倍数、单价与总数不符。 */
export default defineRule({
  id: 'product',
  summary: '倍数、单价与总数不符',
  explanation:
    '“是上年（3.8万个）的2.9倍”：基数、倍数和现数都写出来时重算。每人多少、共多少人、合计多少钱的，人数全年有进有出，只认对得上的，对不上的不报。',
  basis: [{ source: 'arithmetic' }],
  status: 'trial',
  category: 'arithmetic',
  severity: 'error',
  messages: {
    mismatch: ({ quote, sum }) => `“${quote}”与基数、倍数之积不符：${sum}。请核对三个数。`,
  },
  examples: [
    { ok: '全县有效单位11.1万个，是上次普查（3.8万个）的2.9倍。' },
    { bad: '全县有效单位⟦14.1万个⟧，是上次普查（3.8万个）的2.9倍。', message: 'mismatch' },
  ],
  *check(context) {
    for (const broken of brokenRelations(context, 'product')) yield reportBroken(broken, 'mismatch')
  },
})
