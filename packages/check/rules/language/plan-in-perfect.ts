import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { clauseLengthMax, sentenceStart } from './clause-around.ts'

const done = [
  '奠定了',
  '打下了',
  '取得了',
  '完成了',
  '实现了',
  '提供了',
  '营造了',
  '作出了',
  '做出了',
  '发挥了',
  '提升了',
  '改善了',
  '增强了',
  '缩短了',
  '推动了',
  '促进了',
  '贡献了',
  '形成了',
  '建成了',
  '获得了',
  '赢得了',
] as const

/** 句中说明是已有的事，计划里也可以说“了”。 */
const past =
  /已|目前|以来|去年|上年|今年前|过去|近年|此前|通过验收|\d年(?:年底|末)?[^，。]{0,4}(?:印发|出台)|基础上|存在|由于|现有|如果|只有|一旦/

/**
 * 计划里的事还没有做，不能说“奠定了……基础”。
 */
export default defineRule({
  id: 'plan-in-perfect',
  summary: '计划部分用了完成的说法',
  explanation:
    '工作计划里说的是将来的事，“为……奠定了坚实的基础”“取得了……成效”一类的“了”多半是从总结里搬来的，应去掉“了”。句子里写明“已”“目前”“今年以来”的，不报。',
  basis: [{ source: 'language' }],
  status: 'trial',
  category: 'typo',
  severity: 'warning',
  messages: {
    perfect: ({ verb }) => `计划里的事还没有做，不能说“${verb}了”，应为“${verb}”。`,
  },
  examples: [
    { ok: '一、2023年工作总结\n改造农田百亩，奠定了坚实的基础。\n二、2024年工作计划\n改造农田千亩，奠定坚实的基础。' },
    { ok: '一、2023年工作总结\n工作有序。\n二、2024年工作计划\n目前已完成了选址，年内开工建设。' },
    {
      bad: '一、2023年工作总结\n工作有序。\n二、2024年工作计划\n改造农田千亩，为增收⟦奠定了⟧坚实的基础。',
      message: 'perfect',
      fixed: '一、2023年工作总结\n工作有序。\n二、2024年工作计划\n改造农田千亩，为增收奠定坚实的基础。',
    },
  ],
  seeks: [...done],
  *check({ reading, hits }): Iterable<Report<'perfect'>> {
    const { text } = reading
    const plans = reading.sections.filter((section) => section.kind === 'plan')
    let next = 0
    for (const { start, end, word } of hits) {
      while (next < plans.length && (plans[next]?.end ?? 0) <= start) next++
      const plan = plans.slice(next, next + 8).find((section) => section.start <= start && start < section.end)
      if (!plan) continue
      const from = sentenceStart(text, start, 2 * clauseLengthMax)
      if (from < 0 || past.test(text.slice(from, start))) continue
      const verb = word.slice(0, -1)
      yield {
        start,
        end,
        message: 'perfect',
        data: { verb },
        suggestion: verb,
        fix: [{ start: end - 1, end, text: '' }],
      }
    }
  },
})
