import { defineRule } from '../../engine/rule.ts'
import { planParts } from './plan-part.ts'

/** 承诺事项没有责任单位。 */
export default defineRule({
  id: 'commitment-without-owner',
  summary: '承诺事项没有责任单位',
  explanation:
    '计划部分有的承诺事项写了责任单位（牵头单位、由……负责），有的没有写的，逐项提示；' +
    '全部没有写的，是总结常见的写法，只在计划部分的标题上提示一次，分工可在任务分解表里写明。',
  basis: [{ source: 'practice', clause: '一事一主' }],
  status: 'trial',
  category: 'plan',
  severity: 'info',
  messages: {
    missing: ({ action }) => `“${action}”没有写责任单位，同一部分的其他事项写了。`,
    none: ({ count }) => `计划部分有${count}项承诺事项，都没有写责任单位，请在任务分解表中写明，一事一主。`,
  },
  examples: [
    { ok: '一、下一步打算\n完成南渠清淤工程，新建泵站4座。（责任单位：河道站）' },
    { ok: '一、下一步打算\n完成南渠清淤工程。' },
    {
      bad: '一、下一步打算\n完成南渠清淤工程，新建泵站4座。（责任单位：河道站）\n⟦组织水管员开展巡查培训⟧。',
      message: 'missing',
    },
    { bad: '⟦一、下一步打算⟧\n完成南渠清淤工程，新建泵站4座。', message: 'none' },
  ],
  *check({ reading }) {
    for (const { heading, commitments } of planParts(reading)) {
      const open = commitments.filter(({ owner }) => owner === null)
      if (open.length === commitments.length) {
        if (open.length > 1) yield { ...heading, message: 'none', data: { count: open.length } }
        continue
      }
      for (const { start, end, action } of open) yield { start, end, message: 'missing', data: { action } }
    }
  },
})
