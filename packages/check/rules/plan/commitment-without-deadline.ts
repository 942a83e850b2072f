import { defineRule } from '../../engine/rule.ts'
import { planParts } from './plan-part.ts'

/** How many of the promises the message quotes. */
const QUOTED_MAX = 3

/** A day told where the text gives no year to count from: 6月底前. */
const SAYS_WHEN = /[月日旬年度][底末]?[之以]?前|年[底内末]|[上下]半年|季度[前内底末]/

/** 有数量目标的承诺事项没有写完成时限。 */
export default defineRule({
  id: 'commitment-without-deadline',
  summary: '承诺事项没有时限',
  explanation:
    '计划部分的承诺事项没有写何时完成的，提示补写时限，便于明年对账。每个计划部分只在标题上提示一次，举出有数量目标的几项；' +
    '只有个别没有数量目标的事项没写时限，不提示。',
  basis: [{ source: 'practice', clause: '目标任务要有时限' }],
  status: 'trial',
  category: 'plan',
  severity: 'info',
  messages: {
    some: ({ count, open, quoted }) =>
      `计划部分有${count}项承诺事项，${open}项有数量目标而没有写完成时限，如${quoted}。可写明“……月底前”，否则按年底考核。`,
    none: ({ count }) => `计划部分有${count}项承诺事项，都没有写完成时限。重点事项可写明“……月底前”，否则按年底考核。`,
  },
  examples: [
    { ok: '一、下一步打算\n6月底前新建泵站4座。9月底前完成南渠清淤工程。' },
    { ok: '一、下一步打算\n6月底前新建泵站4座。组织水管员开展巡查培训。' },
    { bad: '⟦一、下一步打算⟧\n6月底前完成南渠清淤工程。新建泵站4座。', message: 'some' },
    { bad: '⟦一、下一步打算⟧\n完成南渠清淤工程，新建泵站4座。', message: 'none' },
  ],
  *check({ reading }) {
    for (const { heading, commitments } of planParts(reading)) {
      const undated = commitments.filter(
        ({ deadline, start, end }) => deadline === null && !SAYS_WHEN.test(reading.text.slice(start, end)),
      )
      const related = undated.map(({ start, end }) => ({ start, end }))
      if (commitments.length > 1 && undated.length === commitments.length) {
        yield { ...heading, message: 'none', data: { count: undated.length }, related }
        continue
      }
      // A frequency (次/月) is its own deadline.
      const open = undated.filter(({ target }) => target !== null && !target.unit.includes('/'))
      if (open.length === 0) continue
      const quoted = open.slice(0, QUOTED_MAX).map(({ action }) => `“${action}”`)
      const data = { count: commitments.length, open: open.length, quoted: quoted.join('') }
      yield { ...heading, message: 'some', data, related: open.map(({ start, end }) => ({ start, end })) }
    }
  },
})
