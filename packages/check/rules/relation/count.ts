import { defineRule } from '../../engine/rule.ts'
import { brokenRelations, reportBroken } from '../../relations/broken.ts'

/** 列举的项数与所说的不符。 */
export default defineRule({
  id: 'count',
  summary: '列举的项数与所说的不符',
  explanation:
    '“四个方面：一是……二是……三是……”只列了三个的，报。用“等”收尾的列举没有列全，列得少不报；顿号列举里可能套着小的列举，只认对得上的，对不上的不报。',
  basis: [{ source: 'arithmetic' }],
  status: 'trial',
  category: 'arithmetic',
  severity: 'error',
  messages: {
    mismatch: ({ quote, sum }) => `“${quote}”与下文的列举不符：${sum}。请核对是数错了还是漏了一项。`,
  },
  examples: [
    { ok: '主要做了三个方面：一是抓学习，二是抓排查，三是抓整改。' },
    { ok: '建成清河、南坪等8个服务站。' },
    { bad: '存在⟦四⟧个方面的问题：一是人手不足；二是经费不足；三是设备老旧。', message: 'mismatch' },
  ],
  *check(context) {
    for (const broken of brokenRelations(context, 'count')) yield reportBroken(broken, 'mismatch')
  },
})
