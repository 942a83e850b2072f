import { defineRule } from '../../engine/rule.ts'
import { planParts } from './plan-part.ts'

/** 有数量目标的承诺事项没有写完成时限。 */
export default defineRule({
  id: 'commitment-without-deadline',
  summary: '承诺事项没有时限',
  explanation:
    '计划部分的承诺事项，有数量目标而没有写何时完成的，提示补写时限，便于明年对账。只提示有数量目标的；' +
    '全部没有写时限时，只在计划部分的标题上提示一次。',
  basis: [{ source: 'practice', clause: '目标任务要有时限' }],
  status: 'trial',
  category: 'plan',
  severity: 'info',
  messages: {
    missing: ({ action }) => `“${action}”有数量目标，没有写完成时限。可写明“……月底前”，否则按年底考核。`,
    none: ({ count }) => `计划部分有${count}项承诺事项，都没有写完成时限。重点事项可写明“……月底前”，否则按年底考核。`,
  },
  examples: [
    { ok: '一、下一步打算\n6月底前新建泵站4座。9月底前完成南渠清淤工程。' },
    { ok: '一、下一步打算\n6月底前新建泵站4座。组织水管员开展巡查培训。' },
    { bad: '一、下一步打算\n6月底前完成南渠清淤工程。⟦新建泵站4座⟧。', message: 'missing' },
    { bad: '⟦一、下一步打算⟧\n完成南渠清淤工程，新建泵站4座。', message: 'none' },
  ],
  *check({ reading }) {
    for (const { heading, commitments } of planParts(reading)) {
      const open = commitments.filter(({ deadline }) => deadline === null)
      if (commitments.length > 1 && open.length === commitments.length) {
        yield { ...heading, message: 'none', data: { count: open.length } }
        continue
      }
      for (const { start, end, action, target } of open)
        if (target !== null && !target.unit.includes('/')) yield { start, end, message: 'missing', data: { action } }
    }
  },
})
