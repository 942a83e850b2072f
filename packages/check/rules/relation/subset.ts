import { defineRule } from '../../engine/rule.ts'
import { brokenRelations, reportBroken } from '../../relations/broken.ts'

/** 部分大于总数。 */
export default defineRule({
  id: 'subset',
  summary: '部分大于总数',
  explanation:
    '“其中”后面的一项不能大于它前面的总数，“已整改”不能多于查出的。应到、实到、合格这样一环扣一环的数，后一环也不能多于前一环。',
  basis: [{ source: 'arithmetic' }],
  status: 'trial',
  category: 'arithmetic',
  severity: 'error',
  messages: {
    mismatch: ({ quote, sum }) => `“${quote}”大于它所属的总数：${sum}。请核对两个数。`,
  },
  examples: [
    { ok: '受理信访事项120件，其中初信86件。' },
    { ok: '排查出问题34个，已完成整改27个。' },
    { bad: '受理信访事项120件，其中初信⟦126件⟧。', message: 'mismatch' },
    { bad: '排查出问题34个，已完成整改⟦37个⟧。', message: 'mismatch' },
  ],
  *check(context) {
    for (const broken of brokenRelations(context, 'subset')) yield reportBroken(broken, 'mismatch')
  },
})
